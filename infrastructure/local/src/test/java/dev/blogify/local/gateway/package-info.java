/** Tests the gateway over real sockets. */
@NullMarked
package dev.blogify.local.gateway;

import org.jspecify.annotations.NullMarked;
