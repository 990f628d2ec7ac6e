/** The bytes of media in an S3 bucket. */
@NullMarked
package dev.blogify.adapters.out.aws.s3;

import org.jspecify.annotations.NullMarked;
