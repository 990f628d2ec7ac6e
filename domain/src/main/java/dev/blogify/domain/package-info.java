/** Versions, time-ordered ids and input validation, which all aggregates use. */
@NullMarked
package dev.blogify.domain;

import org.jspecify.annotations.NullMarked;
