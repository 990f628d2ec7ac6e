/** Tests of the Cognito accounts with a test server of its administration API. */
@NullMarked
package dev.blogify.adapters.out.aws.cognito;

import org.jspecify.annotations.NullMarked;
