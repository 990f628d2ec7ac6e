@NullMarked
package dev.blogify.infrastructure.local;

import org.jspecify.annotations.NullMarked;
