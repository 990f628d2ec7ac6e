/** Evaluates the AWS calls of functions with the policies of the synthesized templates. */
@NullMarked
package dev.blogify.infrastructure.acceptance.iam;

import org.jspecify.annotations.NullMarked;
