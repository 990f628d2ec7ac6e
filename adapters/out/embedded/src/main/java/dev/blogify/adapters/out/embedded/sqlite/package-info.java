/** Implements the stores of the application in one SQLite file. */
@NullMarked
package dev.blogify.adapters.out.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
