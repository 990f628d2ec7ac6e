package dev.blogify.application.event;

import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import java.util.TreeMap;
import java.util.function.Function;

/** Dead letters in memory. */
public final class InMemoryOutboxDeadLetters implements OutboxDeadLetters {
  private final TreeMap<String, UndecodableRecord> entries = new TreeMap<>();

  @Override
  public synchronized void add(UndecodableRecord entry) {
    entries.put(entry.id(), entry);
  }

  @Override
  public synchronized Page<UndecodableRecord> list(Page.PageRequest page) {
    return KeysetPagination.page(entries, Function.identity(), page);
  }

  @Override
  public synchronized void remove(String id) {
    entries.remove(id);
  }
}
