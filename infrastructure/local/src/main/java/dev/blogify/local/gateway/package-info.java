/** Stands where API Gateway stands on AWS: the same events, limits, refusals and CORS. */
@NullMarked
package dev.blogify.local.gateway;

import org.jspecify.annotations.NullMarked;
