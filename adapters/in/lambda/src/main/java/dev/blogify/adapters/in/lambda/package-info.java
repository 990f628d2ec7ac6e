/** Composition root on AWS: one Lambda function per operation. */
@NullMarked
package dev.blogify.adapters.in.lambda;

import org.jspecify.annotations.NullMarked;
