package dev.blogify.application.ports;

import java.time.Instant;
import java.util.UUID;

/**
 * An encoded CloudEvent with the attributes that stores and buses need.
 *
 * @param id unique id of the event; identical in every encoding of it
 * @param subject the changed aggregate, such as {@code posts/} and its id
 * @param sequence order of the events of a subject; compared lexicographically
 * @param time time of the event with millisecond precision, equal to that in {@code json}
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
  /** Maximum length of {@code json} in bytes of UTF-8; encoders guarantee it. */
  public static final int MAX_BYTES = 64_000;
}
