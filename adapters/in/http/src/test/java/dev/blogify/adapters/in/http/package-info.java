/** Every operation, driven by API Gateway's events over the real use cases and in-memory stores. */
@NullMarked
package dev.blogify.adapters.in.http;

import org.jspecify.annotations.NullMarked;
