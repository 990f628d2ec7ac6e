/** Tests of the functions in the test process and in separate processes. */
@NullMarked
package dev.blogify.adapters.in.lambda;

import org.jspecify.annotations.NullMarked;
