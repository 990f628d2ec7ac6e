/** Benchmarks, which run on demand and not in the build. */
@NullMarked
package dev.blogify.infrastructure.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;
