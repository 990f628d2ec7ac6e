@NullMarked
package dev.blogify.adapters.in.consumers;

import org.jspecify.annotations.NullMarked;
