/** Tests of the gateway over sockets. */
@NullMarked
package dev.blogify.infrastructure.local.gateway;

import org.jspecify.annotations.NullMarked;
