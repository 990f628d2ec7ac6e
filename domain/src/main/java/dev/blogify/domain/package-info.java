/** The concepts and rules of blogging, free of technology. */
@NullMarked
package dev.blogify.domain;

import org.jspecify.annotations.NullMarked;
