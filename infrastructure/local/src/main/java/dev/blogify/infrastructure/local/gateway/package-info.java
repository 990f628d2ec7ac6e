/**
 * Stands where API Gateway and the end points of S3 and Cognito stand on AWS, and acts like them.
 */
@NullMarked
package dev.blogify.infrastructure.local.gateway;

import org.jspecify.annotations.NullMarked;
