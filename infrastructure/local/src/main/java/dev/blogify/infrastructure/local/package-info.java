/** Wires Blogify together on one machine: gateway, timer and command line. */
@NullMarked
package dev.blogify.infrastructure.local;

import org.jspecify.annotations.NullMarked;
