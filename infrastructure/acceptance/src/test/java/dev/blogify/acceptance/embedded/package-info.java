/** The platform on one machine: the contract, real posts, and what is left after a crash. */
@NullMarked
package dev.blogify.acceptance.embedded;

import org.jspecify.annotations.NullMarked;
