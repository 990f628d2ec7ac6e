/** Writing, publishing and reading posts, and the ports that this needs. */
@NullMarked
package dev.blogify.application.post;

import org.jspecify.annotations.NullMarked;
