/** Test servers and fixtures that several adapters share. */
@NullMarked
package dev.blogify.adapters.out.aws;

import org.jspecify.annotations.NullMarked;
