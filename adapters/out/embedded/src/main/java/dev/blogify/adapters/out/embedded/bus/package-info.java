/** Implements the event bus on one machine: rules, durable queues, dead letters and an archive. */
@NullMarked
package dev.blogify.adapters.out.embedded.bus;

import org.jspecify.annotations.NullMarked;
