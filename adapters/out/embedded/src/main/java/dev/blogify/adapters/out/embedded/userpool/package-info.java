/** Implements the operations of Amazon Cognito that front ends call, and issues the same tokens. */
@NullMarked
package dev.blogify.adapters.out.embedded.userpool;

import org.jspecify.annotations.NullMarked;
