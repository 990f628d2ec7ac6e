/** The engines as their makers ship them, in containers. */
@NullMarked
package dev.blogify.adapters.out.aws.containers;

import org.jspecify.annotations.NullMarked;
