/** What is measured on demand, not in every build. */
@NullMarked
package dev.blogify.infrastructure.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;
