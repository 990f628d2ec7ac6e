/** Holds the folder to the contract of media stores, and its URLs to what they refuse. */
@NullMarked
package dev.blogify.adapters.out.embedded.filesystem;

import org.jspecify.annotations.NullMarked;
