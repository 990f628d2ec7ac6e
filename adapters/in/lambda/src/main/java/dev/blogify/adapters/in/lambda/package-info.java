/**
 * The composition root on AWS: one handler class per trigger, and one Lambda function per
 * operation, subscription and job.
 */
@NullMarked
package dev.blogify.adapters.in.lambda;

import org.jspecify.annotations.NullMarked;
