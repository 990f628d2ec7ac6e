/** Puts events to an endpoint that speaks as EventBridge does. */
@NullMarked
package dev.blogify.adapters.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
