/** Query parameters and authenticated page cursors. */
@NullMarked
package dev.blogify.adapters.in.http.query;

import org.jspecify.annotations.NullMarked;
