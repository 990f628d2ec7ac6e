/** What only Blogify may know. */
@NullMarked
package dev.blogify.adapters.out.aws.secrets;

import org.jspecify.annotations.NullMarked;
