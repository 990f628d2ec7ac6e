/** Tests of the templates: API and user pool. */
@NullMarked
package dev.blogify.infrastructure.cdk.api;

import org.jspecify.annotations.NullMarked;
