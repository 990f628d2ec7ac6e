/** The stores on DynamoDB. */
@NullMarked
package dev.blogify.adapters.out.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
