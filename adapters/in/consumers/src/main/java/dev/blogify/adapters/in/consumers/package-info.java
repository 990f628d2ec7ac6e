/**
 * Consumers of stream records and queue messages, scheduled jobs, and the list of subscriptions.
 */
@NullMarked
package dev.blogify.adapters.in.consumers;

import org.jspecify.annotations.NullMarked;
