/** A client of a running platform, which uses public interfaces only. */
@NullMarked
package dev.blogify.infrastructure.acceptance.client;

import org.jspecify.annotations.NullMarked;
