/** The embedded platform, and checks of its database file. */
@NullMarked
package dev.blogify.infrastructure.acceptance.platforms.embedded;

import org.jspecify.annotations.NullMarked;
