/** Emulates the HTTP endpoints of API Gateway, S3 and Cognito on one machine. */
@NullMarked
package dev.blogify.infrastructure.local.gateway;

import org.jspecify.annotations.NullMarked;
