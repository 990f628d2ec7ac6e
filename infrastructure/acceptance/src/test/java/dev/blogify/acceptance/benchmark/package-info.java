/** What is measured on demand, not in every build. */
@NullMarked
package dev.blogify.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;
