/** The platform on one machine. */
@NullMarked
package dev.blogify.infrastructure.acceptance.platforms.embedded;

import org.jspecify.annotations.NullMarked;
