/** The accounts of a Cognito user pool. */
@NullMarked
package dev.blogify.adapters.out.aws.cognito;

import org.jspecify.annotations.NullMarked;
