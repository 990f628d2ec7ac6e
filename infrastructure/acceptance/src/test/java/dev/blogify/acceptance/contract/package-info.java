/** What every platform promises, whatever it runs on. */
@NullMarked
package dev.blogify.acceptance.contract;

import org.jspecify.annotations.NullMarked;
