/** The event bus on Amazon EventBridge. */
@NullMarked
package dev.blogify.adapters.out.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
