/** Tests of the S3 adapters with a server behind a proxy that verifies signatures. */
@NullMarked
package dev.blogify.adapters.out.aws.s3;

import org.jspecify.annotations.NullMarked;
