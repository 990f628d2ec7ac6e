/** The commands of {@code ./blogify} that run on this machine. */
@NullMarked
package dev.blogify.infrastructure.local.cli;

import org.jspecify.annotations.NullMarked;
