package dev.blogify.application.event;

import dev.blogify.application.Keyset;
import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;
import java.util.TreeMap;
import java.util.function.Function;

/** Keeps what was parked for as long as the test runs. */
public final class InMemoryParkedEntries implements ParkedEntries {
  private final TreeMap<String, Poison> entries = new TreeMap<>();

  @Override
  public synchronized void park(Poison entry) {
    entries.put(entry.id(), entry);
  }

  @Override
  public synchronized Page<Poison> list(Page.Request page) {
    return Keyset.page(entries, Function.identity(), page);
  }

  @Override
  public synchronized void remove(String id) {
    entries.remove(id);
  }
}
