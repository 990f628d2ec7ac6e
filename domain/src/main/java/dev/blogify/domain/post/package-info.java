/** A post in its four lives, what may happen to it, and the facts that follow. */
@NullMarked
package dev.blogify.domain.post;

import org.jspecify.annotations.NullMarked;
