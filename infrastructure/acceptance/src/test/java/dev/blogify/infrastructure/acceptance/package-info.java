/** Acceptance tests: contracts of the running platforms and rules for the code. */
@NullMarked
package dev.blogify.infrastructure.acceptance;

import org.jspecify.annotations.NullMarked;
