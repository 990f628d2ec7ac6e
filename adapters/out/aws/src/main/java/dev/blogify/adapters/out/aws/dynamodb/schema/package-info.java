/** The DynamoDB tables: their keys, indexes, time-to-live attributes and streams. */
@NullMarked
package dev.blogify.adapters.out.aws.dynamodb.schema;

import org.jspecify.annotations.NullMarked;
