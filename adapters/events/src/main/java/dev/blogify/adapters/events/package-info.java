/** The wire form of domain events: names, CloudEvents JSON and schemas. */
@NullMarked
package dev.blogify.adapters.events;

import org.jspecify.annotations.NullMarked;
