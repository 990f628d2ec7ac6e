/** Implements the driven ports on one machine, with SQLite and files. */
@NullMarked
package dev.blogify.adapters.out.embedded;

import org.jspecify.annotations.NullMarked;
