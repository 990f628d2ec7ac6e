/** The event bus, its rules and queues, stream mappings, schedules and the schema registry. */
@NullMarked
package dev.blogify.infrastructure.cdk.events;

import org.jspecify.annotations.NullMarked;
