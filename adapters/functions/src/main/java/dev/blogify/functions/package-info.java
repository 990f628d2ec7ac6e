/** Composition root on AWS: one Lambda function per operation. */
@NullMarked
package dev.blogify.functions;

import org.jspecify.annotations.NullMarked;
