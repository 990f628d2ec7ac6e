/** Use cases of profiles and roles. */
@NullMarked
package dev.blogify.application.user;

import org.jspecify.annotations.NullMarked;
