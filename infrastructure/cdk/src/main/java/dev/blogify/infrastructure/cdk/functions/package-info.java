/** Lambda functions, their roles, environment variables and keep-alive schedules. */
@NullMarked
package dev.blogify.infrastructure.cdk.functions;

import org.jspecify.annotations.NullMarked;
