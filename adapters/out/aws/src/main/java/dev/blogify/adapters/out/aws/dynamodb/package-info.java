/** Implements driven ports in DynamoDB tables. */
@NullMarked
package dev.blogify.adapters.out.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
