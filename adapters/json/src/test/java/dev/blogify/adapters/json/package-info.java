/** Tests of the JSON tree, its reader and its writer. */
@NullMarked
package dev.blogify.adapters.json;

import org.jspecify.annotations.NullMarked;
