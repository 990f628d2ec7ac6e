package dev.blogify.application.ports;

import io.vavr.collection.Seq;

/** What a store wrote beside one change, at its place in the order of changes. */
public sealed interface OutboxEntry {
  /** Where the entry stands; a source of entries begins again from one that is named. */
  String position();

  /**
   * A change that can be told.
   *
   * @param events all of one subject, in order; none if the write raised nothing
   */
  record Decoded(String position, Seq<CloudEvent> events) implements OutboxEntry {}

  /**
   * What cannot be mapped to events; kept whole, until somebody who can comes by.
   *
   * @param id of the record, the same however often it is read
   * @param reason what is wrong with it
   * @param rawRecord as the source had it
   */
  record UndecodableRecord(String position, String id, String reason, String rawRecord)
      implements OutboxEntry {}
}
