/** Media and outbox dead letters in S3 buckets. */
@NullMarked
package dev.blogify.adapters.out.aws.s3;

import org.jspecify.annotations.NullMarked;
