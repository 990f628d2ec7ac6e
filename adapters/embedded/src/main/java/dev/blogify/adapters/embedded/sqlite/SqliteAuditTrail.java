package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;

/** Who did what and when, in the table {@code audit}. */
public final class SqliteAuditTrail implements AuditTrail {
  private static final String BETWEEN = "#";

  private final Database database;

  public SqliteAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public boolean append(AuditEntry entry) {
    return database.write(session ->
        session.run(
                """
                INSERT INTO audit (subject, at, sequence, event_id, type, actor_id, actor_role,
                  correlation_id, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                entry.subject(),
                entry.at(),
                entry.sequence(),
                entry.eventId(),
                entry.type(),
                entry.actor().person().map(UserId::value),
                entry.actor().label(),
                entry.correlationId(),
                entry.data())
            == 1);
  }

  @Override
  public Page<AuditEntry> of(String subject, Page.Request page) {
    return page(
        """
        SELECT * FROM audit WHERE subject = ? AND (at, subject, sequence) < (?, ?, ?)
        ORDER BY at DESC, sequence DESC LIMIT ?
        """,
        subject,
        page);
  }

  @Override
  public Page<AuditEntry> by(UserId actor, Page.Request page) {
    return page(
        """
        SELECT * FROM audit WHERE actor_id = ? AND (at, subject, sequence) < (?, ?, ?)
        ORDER BY at DESC, subject DESC, sequence DESC LIMIT ?
        """,
        actor.value(),
        page);
  }

  @Override
  public Page<AuditEntry> on(LocalDate day, Page.Request page) {
    return page(
        """
        SELECT * FROM audit WHERE substr(at, 1, 10) = ? AND (at, subject, sequence) < (?, ?, ?)
        ORDER BY at DESC, subject DESC, sequence DESC LIMIT ?
        """,
        day.toString(),
        page);
  }

  private Page<AuditEntry> page(String query, String list, Page.Request page) {
    var after =
        page.after()
            .map(position -> position.split(BETWEEN, 3))
            .getOrElse(() -> new String[] {Pages.END, Pages.END, Pages.END});
    var found =
        database.read(session ->
            session.all(
                query,
                SqliteAuditTrail::entry,
                list,
                after[0],
                after[1],
                after[2],
                Pages.rows(page)));
    return Pages.page(found, page, SqliteAuditTrail::position);
  }

  private static String position(AuditEntry entry) {
    return String.join(BETWEEN, Row.text(entry.at()), entry.subject(), entry.sequence());
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.id("event_id"),
        row.text("type"),
        row.text("subject"),
        row.text("sequence"),
        row.instant("at"),
        Actor.of(row.text("actor_role"), row.optionalText("actor_id")),
        row.text("correlation_id"),
        row.text("data"));
  }
}
