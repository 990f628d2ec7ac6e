package dev.blogify.cdk;

import java.nio.file.Path;

/** The two zips that are deployed: our own code, and what others wrote. */
public record Archives(Path functions, Path layer) {}
