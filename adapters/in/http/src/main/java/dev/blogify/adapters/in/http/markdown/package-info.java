/** Renders Markdown as sanitized HTML. */
@NullMarked
package dev.blogify.adapters.in.http.markdown;

import org.jspecify.annotations.NullMarked;
