/** Use cases that notify users of actions of others on their resources. */
@NullMarked
package dev.blogify.application.notification;

import org.jspecify.annotations.NullMarked;
