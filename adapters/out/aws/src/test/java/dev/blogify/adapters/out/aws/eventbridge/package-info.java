/** Tests of the event bus with a test server of EventBridge. */
@NullMarked
package dev.blogify.adapters.out.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
