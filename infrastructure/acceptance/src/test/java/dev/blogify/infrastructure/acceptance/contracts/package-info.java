/** The black-box contracts, which both platforms pass. */
@NullMarked
package dev.blogify.infrastructure.acceptance.contracts;

import org.jspecify.annotations.NullMarked;
