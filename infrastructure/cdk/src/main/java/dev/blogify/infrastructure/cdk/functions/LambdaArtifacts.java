package dev.blogify.infrastructure.cdk.functions;

import java.nio.file.Path;

/** The two archives to deploy: the code of the functions, and the layer with its libraries. */
public record LambdaArtifacts(Path functions, Path layer) {}
