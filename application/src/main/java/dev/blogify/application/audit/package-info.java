/** Who did what, and when; kept beyond the life of what it was done to. */
@NullMarked
package dev.blogify.application.audit;

import org.jspecify.annotations.NullMarked;
