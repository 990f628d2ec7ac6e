package dev.blogify.infrastructure.cdk.functions;

import java.nio.file.Path;

/** The two zips that are deployed: our own code, and what others wrote. */
public record LambdaArtifacts(Path functions, Path layer) {}
