/** Media from the request of an upload to its confirmation, rejection or deletion. */
@NullMarked
package dev.blogify.domain.media;

import org.jspecify.annotations.NullMarked;
