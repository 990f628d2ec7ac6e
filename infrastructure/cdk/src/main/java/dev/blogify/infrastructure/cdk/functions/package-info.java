/** Lambda functions, their roles and their environment variables. */
@NullMarked
package dev.blogify.infrastructure.cdk.functions;

import org.jspecify.annotations.NullMarked;
