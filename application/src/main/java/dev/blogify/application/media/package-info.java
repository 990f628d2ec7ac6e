/** Uploading, checking and serving media, and the ports that this needs. */
@NullMarked
package dev.blogify.application.media;

import org.jspecify.annotations.NullMarked;
