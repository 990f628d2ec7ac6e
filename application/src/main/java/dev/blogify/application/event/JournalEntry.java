package dev.blogify.application.event;

import io.vavr.collection.Seq;

/** What a store wrote beside one change, at its place in the order of changes. */
public sealed interface JournalEntry {
  /** Where the entry stands; a source of entries begins again from one that is named. */
  String position();

  /**
   * A change that can be told.
   *
   * @param events all of one subject, in order; none if the write raised nothing
   */
  record Told(String position, Seq<Event> events) implements JournalEntry {}

  /**
   * What cannot be mapped to events; kept whole, until somebody who can comes by.
   *
   * @param id of the record, the same however often it is read
   * @param reason what is wrong with it
   * @param record as the source had it
   */
  record Poison(String position, String id, String reason, String record) implements JournalEntry {}
}
