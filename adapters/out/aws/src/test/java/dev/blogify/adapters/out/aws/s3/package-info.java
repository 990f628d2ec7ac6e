/** Holds the bucket to the contract of media stores, behind a gate that checks signatures. */
@NullMarked
package dev.blogify.adapters.out.aws.s3;

import org.jspecify.annotations.NullMarked;
