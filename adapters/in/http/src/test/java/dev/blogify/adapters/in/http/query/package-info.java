/** Tests of query parameters and page cursors. */
@NullMarked
package dev.blogify.adapters.in.http.query;

import org.jspecify.annotations.NullMarked;
