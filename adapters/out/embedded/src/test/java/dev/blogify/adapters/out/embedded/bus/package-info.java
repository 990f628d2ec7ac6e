/** Tests the event bus with a clock that each test controls. */
@NullMarked
package dev.blogify.adapters.out.embedded.bus;

import org.jspecify.annotations.NullMarked;
