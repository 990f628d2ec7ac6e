package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;

/**
 * Where entries lie that could not be told, until they can. Passes {@code ParkedEntriesContract}.
 */
public interface OutboxDeadLetters {
  /** Keeps an entry. May be repeated. */
  void add(UndecodableRecord entry);

  /** All that are parked, in the order of their ids. */
  Page<UndecodableRecord> list(Page.PageRequest page);

  /** Forgets an entry that was told after all. May be repeated. */
  void remove(String id);
}
