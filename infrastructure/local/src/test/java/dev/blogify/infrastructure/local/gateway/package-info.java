/** Tests the gateway over real sockets. */
@NullMarked
package dev.blogify.infrastructure.local.gateway;

import org.jspecify.annotations.NullMarked;
