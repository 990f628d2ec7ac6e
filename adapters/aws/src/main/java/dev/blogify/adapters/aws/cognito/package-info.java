/** The accounts of a Cognito user pool, as far as Blogify changes them. */
@NullMarked
package dev.blogify.adapters.aws.cognito;

import org.jspecify.annotations.NullMarked;
