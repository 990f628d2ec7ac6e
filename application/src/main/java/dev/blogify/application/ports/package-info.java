/** Driven ports: the interfaces that each platform implements. */
@NullMarked
package dev.blogify.application.ports;

import org.jspecify.annotations.NullMarked;
