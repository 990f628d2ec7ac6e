/** Tests of the command line. */
@NullMarked
package dev.blogify.infrastructure.local.cli;

import org.jspecify.annotations.NullMarked;
