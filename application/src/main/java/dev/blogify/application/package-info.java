/** What every use case shares: why a change happens, what it expects, and how lists are paged. */
@NullMarked
package dev.blogify.application;

import org.jspecify.annotations.NullMarked;
