/** Runs the media store contract on a folder, and tests its presigned URLs. */
@NullMarked
package dev.blogify.adapters.out.embedded.filesystem;

import org.jspecify.annotations.NullMarked;
