/** DynamoDB tables, the media bucket, their backups and their replicas. */
@NullMarked
package dev.blogify.infrastructure.cdk.data;

import org.jspecify.annotations.NullMarked;
