/** Rules for dependencies, names, and style of the main code. */
@NullMarked
package dev.blogify.infrastructure.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
