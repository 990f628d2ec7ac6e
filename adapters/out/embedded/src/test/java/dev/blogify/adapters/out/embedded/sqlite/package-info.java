/** Runs the contracts of the ports on SQLite files, and tests durability and migrations. */
@NullMarked
package dev.blogify.adapters.out.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
