/** Keeps media in a folder, behind signed URLs that promise what S3's do. */
@NullMarked
package dev.blogify.adapters.out.embedded.filesystem;

import org.jspecify.annotations.NullMarked;
