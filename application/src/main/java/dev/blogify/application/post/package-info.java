/** Use cases that write, publish and read posts. */
@NullMarked
package dev.blogify.application.post;

import org.jspecify.annotations.NullMarked;
