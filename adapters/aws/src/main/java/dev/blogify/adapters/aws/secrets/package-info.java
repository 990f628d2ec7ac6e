/** What only Blogify may know. */
@NullMarked
package dev.blogify.adapters.aws.secrets;

import org.jspecify.annotations.NullMarked;
