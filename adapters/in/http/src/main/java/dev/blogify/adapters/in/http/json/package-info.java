/** Reads and validates JSON request bodies. */
@NullMarked
package dev.blogify.adapters.in.http.json;

import org.jspecify.annotations.NullMarked;
