/** Reads and validates JSON request bodies, and writes JSON response bodies. */
@NullMarked
package dev.blogify.adapters.in.http.json;

import org.jspecify.annotations.NullMarked;
