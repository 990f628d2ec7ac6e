/** Tests of the DynamoDB stores with DynamoDB Local. */
@NullMarked
package dev.blogify.adapters.out.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
