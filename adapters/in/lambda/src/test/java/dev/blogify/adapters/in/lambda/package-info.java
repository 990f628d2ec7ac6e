/** Runs functions as they are deployed: in this process, and in processes of their own. */
@NullMarked
package dev.blogify.adapters.in.lambda;

import org.jspecify.annotations.NullMarked;
