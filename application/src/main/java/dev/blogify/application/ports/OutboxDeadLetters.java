package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;

/**
 * Undecodable outbox entries, stored until a redrive. Every implementation passes {@code
 * OutboxDeadLettersContract}.
 */
public interface OutboxDeadLetters {
  /** Stores an entry. Idempotent by {@link UndecodableRecord#id}. */
  void add(UndecodableRecord entry);

  /** All entries, ordered by id. */
  Page<UndecodableRecord> list(Page.PageRequest page);

  /** Removes an entry. Idempotent. */
  void remove(String id);
}
