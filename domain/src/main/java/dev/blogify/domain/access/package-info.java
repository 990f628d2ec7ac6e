/** Actors, roles, and the table of permitted actions. */
@NullMarked
package dev.blogify.domain.access;

import org.jspecify.annotations.NullMarked;
