/** EventBridge and SQS on one machine: rules, durable queues, dead letters, archive and replay. */
@NullMarked
package dev.blogify.adapters.out.embedded.bus;

import org.jspecify.annotations.NullMarked;
