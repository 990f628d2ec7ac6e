/** Implements the media store in a folder, with presigned URLs that behave as those of S3. */
@NullMarked
package dev.blogify.adapters.out.embedded.filesystem;

import org.jspecify.annotations.NullMarked;
