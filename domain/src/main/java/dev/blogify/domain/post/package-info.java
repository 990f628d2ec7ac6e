/** Posts: their states, state transitions and events. */
@NullMarked
package dev.blogify.domain.post;

import org.jspecify.annotations.NullMarked;
