/** Tests of the templates: observability. */
@NullMarked
package dev.blogify.infrastructure.cdk.observability;

import org.jspecify.annotations.NullMarked;
