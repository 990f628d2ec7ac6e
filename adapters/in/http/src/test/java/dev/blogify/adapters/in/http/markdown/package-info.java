/** Tests of the Markdown renderer. */
@NullMarked
package dev.blogify.adapters.in.http.markdown;

import org.jspecify.annotations.NullMarked;
