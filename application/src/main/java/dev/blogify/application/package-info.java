/** The use cases and the ports through which they reach the outside world. */
@NullMarked
package dev.blogify.application;

import org.jspecify.annotations.NullMarked;
