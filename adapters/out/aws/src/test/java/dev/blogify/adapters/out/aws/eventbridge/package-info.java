/** Puts events to an endpoint that speaks as EventBridge does. */
@NullMarked
package dev.blogify.adapters.out.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
