/** Use cases that upload, verify, serve and delete media. */
@NullMarked
package dev.blogify.application.media;

import org.jspecify.annotations.NullMarked;
