/** Detection of file formats and picture sizes, and the HTTP headers that media are served with. */
@NullMarked
package dev.blogify.adapters.out.media;

import org.jspecify.annotations.NullMarked;
