@NullMarked
package dev.blogify.local;

import org.jspecify.annotations.NullMarked;
