/**
 * The HTTP API, its JWT authorizer, the Cognito user pool, and the standby API of a second Region.
 */
@NullMarked
package dev.blogify.infrastructure.cdk.api;

import org.jspecify.annotations.NullMarked;
