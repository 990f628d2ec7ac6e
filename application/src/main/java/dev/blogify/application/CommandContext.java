package dev.blogify.application;

import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;

/**
 * Who wants a change, and what it belongs to. Stored with the change, for nothing else tells later.
 *
 * @param correlationId of the request or message that led here
 * @param traceParent W3C Trace Context, if one came in
 */
public record CommandContext(Actor actor, String correlationId, Option<String> traceParent) {}
