/**
 * What changes, messages and time set going: each with its use case, and who subscribes to what.
 */
@NullMarked
package dev.blogify.adapters.in.consumers;

import org.jspecify.annotations.NullMarked;
