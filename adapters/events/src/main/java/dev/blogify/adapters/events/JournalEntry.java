package dev.blogify.adapters.events;

import java.time.Instant;
import java.util.UUID;

/**
 * One fact as a finished CloudEvent, and the attributes by which stores and buses sort it.
 *
 * @param id the same however often the fact is encoded
 * @param sequence orders the facts of one subject, compared as text
 * @param time to the millisecond, as in {@code json}
 * @param json the whole event; at most 64 kB of UTF-8
 */
public record JournalEntry(
    UUID id,
    String source,
    String type,
    String subject,
    String sequence,
    Instant time,
    String json) {}
