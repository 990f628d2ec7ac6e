/** Files that the tests of both platforms use. */
@NullMarked
package dev.blogify.infrastructure.acceptance.platforms;

import org.jspecify.annotations.NullMarked;
