/** A client of a running platform, as any front end could be. */
@NullMarked
package dev.blogify.infrastructure.acceptance.client;

import org.jspecify.annotations.NullMarked;
