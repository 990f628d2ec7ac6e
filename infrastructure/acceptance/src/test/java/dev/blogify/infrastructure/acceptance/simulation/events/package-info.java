/** Event bus entries and stream batches of the simulation. */
@NullMarked
package dev.blogify.infrastructure.acceptance.simulation.events;

import org.jspecify.annotations.NullMarked;
