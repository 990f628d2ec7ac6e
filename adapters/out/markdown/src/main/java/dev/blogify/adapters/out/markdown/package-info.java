/** Renders Markdown as sanitized HTML within limits. */
@NullMarked
package dev.blogify.adapters.out.markdown;

import org.jspecify.annotations.NullMarked;
