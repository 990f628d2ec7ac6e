/** Tests the user pool with the requests of front ends, and verifies its tokens. */
@NullMarked
package dev.blogify.adapters.out.embedded.userpool;

import org.jspecify.annotations.NullMarked;
