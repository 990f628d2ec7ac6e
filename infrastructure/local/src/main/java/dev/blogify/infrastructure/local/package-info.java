/** The composition root on one machine. */
@NullMarked
package dev.blogify.infrastructure.local;

import org.jspecify.annotations.NullMarked;
