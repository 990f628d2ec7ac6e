/** The stores on DynamoDB, over DynamoDB Local. */
@NullMarked
package dev.blogify.adapters.out.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
