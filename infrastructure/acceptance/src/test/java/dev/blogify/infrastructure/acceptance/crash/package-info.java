/** Kills the platform on one machine in the middle of its work, and looks at what is left. */
@NullMarked
package dev.blogify.infrastructure.acceptance.crash;

import org.jspecify.annotations.NullMarked;
