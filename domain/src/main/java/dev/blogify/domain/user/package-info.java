/** The people who write and read, as they present themselves. */
@NullMarked
package dev.blogify.domain.user;

import org.jspecify.annotations.NullMarked;
