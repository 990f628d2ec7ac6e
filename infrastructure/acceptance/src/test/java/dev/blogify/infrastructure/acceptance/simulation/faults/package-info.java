/** Seeded randomness, and the faults that the simulation injects. */
@NullMarked
package dev.blogify.infrastructure.acceptance.simulation.faults;

import org.jspecify.annotations.NullMarked;
