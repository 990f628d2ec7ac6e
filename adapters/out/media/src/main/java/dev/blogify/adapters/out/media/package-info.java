/** Detection of file formats and picture dimensions, and the HTTP headers of media downloads. */
@NullMarked
package dev.blogify.adapters.out.media;

import org.jspecify.annotations.NullMarked;
