/** Turns API Gateway requests into use cases, and their outcomes into responses. */
@NullMarked
package dev.blogify.adapters.in.http;

import org.jspecify.annotations.NullMarked;
