/** The paths of the public HTTP API. */
@NullMarked
package dev.blogify.adapters.api;

import org.jspecify.annotations.NullMarked;
