/** Fetches secrets from a service that speaks as Secrets Manager does. */
@NullMarked
package dev.blogify.adapters.out.aws.secrets;

import org.jspecify.annotations.NullMarked;
