/** Holds the code to the hexagon and to the house style. */
@NullMarked
package dev.blogify.infrastructure.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
