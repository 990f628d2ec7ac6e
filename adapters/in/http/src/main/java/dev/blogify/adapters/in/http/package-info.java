/** Maps API Gateway requests to use cases, and their results to responses. */
@NullMarked
package dev.blogify.adapters.in.http;

import org.jspecify.annotations.NullMarked;
