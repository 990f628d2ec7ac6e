package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;

/** The dead letters of the outbox, in the table {@code outbox_dead_letter}. */
public record SqliteOutboxDeadLetters(SqliteDatabase database) implements OutboxDeadLetters {
  private static final String UPSERT =
      """
      INSERT INTO outbox_dead_letter (id, position, reason, record) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, reason = excluded.reason,
        record = excluded.record
      """;

  @Override
  public void add(UndecodableRecord entry) {
    database.executeUpdate(UPSERT, entry.id(), entry.position(), entry.reason(), entry.rawRecord());
  }

  @Override
  public Page<UndecodableRecord> list(Page.PageRequest page) {
    return database.queryPage(
        page,
        "SELECT * FROM outbox_dead_letter WHERE id > ? ORDER BY id LIMIT ?",
        row ->
            new UndecodableRecord(
                row.text("position"), row.text("id"), row.text("reason"), row.text("record")),
        UndecodableRecord::id,
        page.cursor().getOrElse(""));
  }

  @Override
  public void remove(String id) {
    database.executeUpdate("DELETE FROM outbox_dead_letter WHERE id = ?", id);
  }
}
