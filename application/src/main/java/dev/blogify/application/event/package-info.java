/** Use cases that publish outbox entries to the event bus and redrive dead letters. */
@NullMarked
package dev.blogify.application.event;

import org.jspecify.annotations.NullMarked;
