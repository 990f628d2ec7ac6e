package dev.blogify.application;

import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;

/**
 * The originator of a command, stored with every change for the audit trail and for tracing.
 *
 * @param correlationId id of the request or message that caused the command
 * @param traceParent W3C Trace Context of the caller, if any
 */
public record CommandContext(Actor actor, String correlationId, Option<String> traceParent) {}
