/** The wire format of domain events: names, CloudEvents JSON and schemas. */
@NullMarked
package dev.blogify.adapters.events;

import org.jspecify.annotations.NullMarked;
