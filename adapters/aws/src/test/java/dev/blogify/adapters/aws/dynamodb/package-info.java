/** The stores on DynamoDB, over DynamoDB Local. */
@NullMarked
package dev.blogify.adapters.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
