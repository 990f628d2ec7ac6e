/** The bus on one machine, by a clock that stands still unless it is moved. */
@NullMarked
package dev.blogify.adapters.out.embedded.bus;

import org.jspecify.annotations.NullMarked;
