/** The functions as they are deployed, on engines of this machine. */
@NullMarked
package dev.blogify.acceptance.aws;

import org.jspecify.annotations.NullMarked;
