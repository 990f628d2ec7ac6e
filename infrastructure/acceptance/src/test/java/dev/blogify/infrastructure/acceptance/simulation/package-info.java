/**
 * A simulation of the event pipeline, in which a seed determines the order of steps and all faults.
 */
@NullMarked
package dev.blogify.infrastructure.acceptance.simulation;

import org.jspecify.annotations.NullMarked;
