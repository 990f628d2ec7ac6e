/** Proves the promises of the running platform and the shape of its code. */
@NullMarked
package dev.blogify.infrastructure.acceptance;

import org.jspecify.annotations.NullMarked;
