/** The stores on DynamoDB. */
@NullMarked
package dev.blogify.adapters.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
