/**
 * A user pool that answers the calls that front ends make to Cognito, and signs the same tokens.
 */
@NullMarked
package dev.blogify.adapters.out.embedded.userpool;

import org.jspecify.annotations.NullMarked;
