/** What the tests of several adapters need. */
@NullMarked
package dev.blogify.adapters.aws;

import org.jspecify.annotations.NullMarked;
