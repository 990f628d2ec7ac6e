/** The accounts of a Cognito user pool, as far as Blogify changes them. */
@NullMarked
package dev.blogify.adapters.out.aws.cognito;

import org.jspecify.annotations.NullMarked;
