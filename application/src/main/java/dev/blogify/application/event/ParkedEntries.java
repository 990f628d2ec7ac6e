package dev.blogify.application.event;

import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;

/**
 * Where entries lie that could not be told, until they can. Passes {@code ParkedEntriesContract}.
 */
public interface ParkedEntries {
  /** Keeps an entry. May be repeated. */
  void park(Poison entry);

  /** All that are parked, in the order of their ids. */
  Page<Poison> list(Page.Request page);

  /** Forgets an entry that was told after all. May be repeated. */
  void remove(String id);
}
