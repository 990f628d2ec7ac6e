/** The JSON tree that all adapters share, with its reader and writer. */
@NullMarked
package dev.blogify.adapters.json;

import org.jspecify.annotations.NullMarked;
