package dev.blogify.application.ports;

import java.time.Instant;
import java.util.UUID;

/**
 * One fact as a finished CloudEvent, and the attributes by which stores and buses sort it.
 *
 * @param id the same however often the fact is encoded
 * @param subject the aggregate that it tells of, such as {@code posts/} and an id
 * @param sequence orders the facts of one subject, compared as text
 * @param time to the millisecond, as in {@code json}
 * @param json the whole event
 */
public record CloudEvent(
    UUID id,
    String source,
    String type,
    String subject,
    String sequence,
    Instant time,
    String json) {
  /** What an event may weigh in UTF-8. EventBridge would take 1 MB. */
  public static final int MAX_BYTES = 64_000;
}
