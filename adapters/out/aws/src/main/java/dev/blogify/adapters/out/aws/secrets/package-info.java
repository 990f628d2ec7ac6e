/** Secrets in AWS Secrets Manager. */
@NullMarked
package dev.blogify.adapters.out.aws.secrets;

import org.jspecify.annotations.NullMarked;
