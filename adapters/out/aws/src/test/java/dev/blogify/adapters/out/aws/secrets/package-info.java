/** Tests of secrets with a test server of Secrets Manager. */
@NullMarked
package dev.blogify.adapters.out.aws.secrets;

import org.jspecify.annotations.NullMarked;
