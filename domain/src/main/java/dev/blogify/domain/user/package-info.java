/** User profiles and their changes. */
@NullMarked
package dev.blogify.domain.user;

import org.jspecify.annotations.NullMarked;
