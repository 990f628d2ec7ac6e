/** Tests of the templates: events. */
@NullMarked
package dev.blogify.infrastructure.cdk.events;

import org.jspecify.annotations.NullMarked;
