/** Calls the user pool as front ends do, and reads its tokens as an authorizer does. */
@NullMarked
package dev.blogify.adapters.out.embedded.userpool;

import org.jspecify.annotations.NullMarked;
