/** The contracts of the ports over real files, and what only a file can show. */
@NullMarked
package dev.blogify.adapters.out.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
