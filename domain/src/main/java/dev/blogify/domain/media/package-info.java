/** Pictures, films and documents: asked for, uploaded, checked, then ready or rejected. */
@NullMarked
package dev.blogify.domain.media;

import org.jspecify.annotations.NullMarked;
