package dev.blogify.application.ports;

import dev.blogify.domain.access.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * One event in the audit trail.
 *
 * @param eventType type of the CloudEvent, such as {@code blogify.post.published.v1}
 * @param subject the changed aggregate, such as {@code posts/} and its id
 * @param sequence CloudEvents {@code sequence}: order of the events of a subject; compared
 *     lexicographically
 * @param data further attributes of the event, as a JSON object
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
