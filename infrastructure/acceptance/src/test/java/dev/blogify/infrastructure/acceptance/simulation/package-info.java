/** The pipeline in a small world of its own, where a seed decides what happens, and what fails. */
@NullMarked
package dev.blogify.infrastructure.acceptance.simulation;

import org.jspecify.annotations.NullMarked;
