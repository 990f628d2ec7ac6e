/** Who somebody is, and the one table of who may do what. */
@NullMarked
package dev.blogify.domain.access;

import org.jspecify.annotations.NullMarked;
