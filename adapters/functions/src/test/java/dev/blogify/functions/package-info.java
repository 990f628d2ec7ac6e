/** Runs functions as they are deployed: in this process, and in processes of their own. */
@NullMarked
package dev.blogify.functions;

import org.jspecify.annotations.NullMarked;
