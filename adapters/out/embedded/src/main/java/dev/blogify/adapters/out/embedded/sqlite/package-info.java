/** Every store but that of media's bytes, in one SQLite file. */
@NullMarked
package dev.blogify.adapters.out.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
