package dev.blogify.application.ports;

import io.vavr.collection.Seq;

/** The record of one committed change in an outbox. */
public sealed interface OutboxEntry {
  /** Checkpoint from which the source of entries can resume. */
  String position();

  /**
   * A decoded entry.
   *
   * @param events the events of the change, all of one subject and in order; may be empty
   */
  record Decoded(String position, Seq<CloudEvent> events) implements OutboxEntry {}

  /**
   * An entry that cannot be decoded to events.
   *
   * @param id stable id of the record
   * @param reason cause of the decoding failure
   * @param rawRecord the unmodified record
   */
  record UndecodableRecord(String position, String id, String reason, String rawRecord)
      implements OutboxEntry {}
}
