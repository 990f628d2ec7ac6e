/** Tests the commands. */
@NullMarked
package dev.blogify.local.cli;

import org.jspecify.annotations.NullMarked;
