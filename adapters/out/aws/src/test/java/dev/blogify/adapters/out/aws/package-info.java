/** What the tests of several adapters need. */
@NullMarked
package dev.blogify.adapters.out.aws;

import org.jspecify.annotations.NullMarked;
