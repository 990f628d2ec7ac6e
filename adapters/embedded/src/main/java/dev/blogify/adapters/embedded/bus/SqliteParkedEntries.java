package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.ParkedEntries;
import io.vavr.control.Option;

/** Parked entries, in the table {@code parked_entry}. */
public final class SqliteParkedEntries implements ParkedEntries {
  private static final String PARK =
      """
      INSERT INTO parked_entry (id, position, reason, record) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, reason = excluded.reason,
        record = excluded.record
      """;
  private static final String AFTER =
      """
      SELECT * FROM parked_entry WHERE id > ? ORDER BY id LIMIT ?
      """;

  private final Database database;

  public SqliteParkedEntries(Database database) {
    this.database = database;
  }

  @Override
  public void park(Poison entry) {
    database.write(
        session -> session.run(PARK, entry.id(), entry.position(), entry.reason(), entry.record()));
  }

  @Override
  public Page<Poison> list(Page.Request page) {
    var found =
        database.read(session ->
            session.all(
                AFTER, SqliteParkedEntries::entry, page.after().getOrElse(""), page.limit() + 1));
    var items = found.take(page.limit());
    return new Page<>(items, Option.when(found.size() > page.limit(), () -> items.last().id()));
  }

  private static Poison entry(Row row) {
    return new Poison(row.text("position"), row.text("id"), row.text("reason"), row.text("record"));
  }

  @Override
  public void remove(String id) {
    database.write(session -> session.run("DELETE FROM parked_entry WHERE id = ?", id));
  }
}
