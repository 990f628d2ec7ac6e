/** The driven ports that DynamoDB implements. */
@NullMarked
package dev.blogify.adapters.out.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
