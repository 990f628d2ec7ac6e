/** What is deployed, looked at before it is. */
@NullMarked
package dev.blogify.infrastructure.cdk;

import org.jspecify.annotations.NullMarked;
