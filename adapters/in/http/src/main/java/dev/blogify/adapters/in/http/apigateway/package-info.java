/** Reads API Gateway HTTP API events (payload format 2.0), and writes its responses. */
@NullMarked
package dev.blogify.adapters.in.http.apigateway;

import org.jspecify.annotations.NullMarked;
