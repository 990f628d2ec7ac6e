/** How facts leave the journal for the bus, and the ports that this needs. */
@NullMarked
package dev.blogify.application.event;

import org.jspecify.annotations.NullMarked;
