package dev.blogify.application.ports;

import java.time.Instant;
import java.util.UUID;

/**
 * An encoded CloudEvent with the attributes that stores and buses need.
 *
 * @param id equal for every encoding of the same event
 * @param subject the changed aggregate, such as {@code posts/} and its id
 * @param sequence order among the events of a subject; compared as text
 * @param time in milliseconds, as in {@code json}
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
