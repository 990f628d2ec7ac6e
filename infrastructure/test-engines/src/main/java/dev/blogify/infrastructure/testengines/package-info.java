/** Real engines for tests, each in a process that ends with the one that started it. */
@NullMarked
package dev.blogify.infrastructure.testengines;

import org.jspecify.annotations.NullMarked;
