/** Profiles and roles, and the ports that they need. */
@NullMarked
package dev.blogify.application.user;

import org.jspecify.annotations.NullMarked;
