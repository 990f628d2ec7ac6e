/** Holds Cognito's accounts to their contract, over a server that speaks its admin calls. */
@NullMarked
package dev.blogify.adapters.out.aws.cognito;

import org.jspecify.annotations.NullMarked;
