/** EventBridge events, rules and stream records for the simulation. */
@NullMarked
package dev.blogify.infrastructure.acceptance.simulation.events;

import org.jspecify.annotations.NullMarked;
