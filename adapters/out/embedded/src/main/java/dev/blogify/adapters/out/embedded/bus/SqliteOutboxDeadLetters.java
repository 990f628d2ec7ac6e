package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.control.Option;

/** Parked entries, in the table {@code parked_entry}. */
public final class SqliteOutboxDeadLetters implements OutboxDeadLetters {
  private static final String UPSERT =
      """
      INSERT INTO parked_entry (id, position, reason, record) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, reason = excluded.reason,
        record = excluded.record
      """;
  private static final String SELECT_AFTER_ID =
      """
      SELECT * FROM parked_entry WHERE id > ? ORDER BY id LIMIT ?
      """;

  private final SqliteDatabase database;

  public SqliteOutboxDeadLetters(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void add(UndecodableRecord entry) {
    database.write(session ->
        session.executeUpdate(
            UPSERT, entry.id(), entry.position(), entry.reason(), entry.rawRecord()));
  }

  @Override
  public Page<UndecodableRecord> list(Page.PageRequest page) {
    var found =
        database.read(session ->
            session.queryAll(
                SELECT_AFTER_ID,
                SqliteOutboxDeadLetters::undecodableRecord,
                page.cursor().getOrElse(""),
                page.limit() + 1));
    var items = found.take(page.limit());
    return new Page<>(items, Option.when(found.size() > page.limit(), () -> items.last().id()));
  }

  private static UndecodableRecord undecodableRecord(Row row) {
    return new UndecodableRecord(
        row.text("position"), row.text("id"), row.text("reason"), row.text("record"));
  }

  @Override
  public void remove(String id) {
    database.write(session -> session.executeUpdate("DELETE FROM parked_entry WHERE id = ?", id));
  }
}
