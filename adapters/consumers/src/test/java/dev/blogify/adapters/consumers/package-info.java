@NullMarked
package dev.blogify.adapters.consumers;

import org.jspecify.annotations.NullMarked;
