/** One JSON log line per invocation, with metrics in CloudWatch's embedded metric format. */
@NullMarked
package dev.blogify.adapters.in.lambda.logging;

import org.jspecify.annotations.NullMarked;
