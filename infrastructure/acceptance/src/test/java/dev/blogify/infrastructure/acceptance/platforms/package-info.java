/** The platforms that the black-box suite runs on. */
@NullMarked
package dev.blogify.infrastructure.acceptance.platforms;

import org.jspecify.annotations.NullMarked;
