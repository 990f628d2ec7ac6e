package dev.blogify.application.ports;

import dev.blogify.domain.access.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * One fact, as the trail keeps it.
 *
 * @param eventId of the event that told it
 * @param eventType of the event, such as {@code blogify.post.published.v1}
 * @param subject what it happened to, such as {@code posts/} and an id
 * @param sequence orders the facts of one subject, compared as text
 * @param data what the event told besides, as a JSON object
 */
public record AuditEntry(
    UUID eventId,
    String eventType,
    String subject,
    String sequence,
    Instant occurredAt,
    Actor actor,
    String correlationId,
    String data) {}
