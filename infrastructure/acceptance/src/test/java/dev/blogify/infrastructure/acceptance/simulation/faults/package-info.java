/** Seeded randomness and fault injection. */
@NullMarked
package dev.blogify.infrastructure.acceptance.simulation.faults;

import org.jspecify.annotations.NullMarked;
