/** Use cases that notify the owner of a resource of the actions of other actors. */
@NullMarked
package dev.blogify.application.notification;

import org.jspecify.annotations.NullMarked;
