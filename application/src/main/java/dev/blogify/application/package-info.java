/** Command contexts, expected versions, pages and batch jobs, which all use cases share. */
@NullMarked
package dev.blogify.application;

import org.jspecify.annotations.NullMarked;
