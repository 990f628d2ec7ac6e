/** What people are told of that others did to what is theirs, and the inbox where they read it. */
@NullMarked
package dev.blogify.application.notification;

import org.jspecify.annotations.NullMarked;
