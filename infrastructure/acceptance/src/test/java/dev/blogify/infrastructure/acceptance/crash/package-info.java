/** Crash tests: processes are killed during writes, and their stores are checked. */
@NullMarked
package dev.blogify.infrastructure.acceptance.crash;

import org.jspecify.annotations.NullMarked;
