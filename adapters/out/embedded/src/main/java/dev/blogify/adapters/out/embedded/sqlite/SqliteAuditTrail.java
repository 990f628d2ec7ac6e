package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;

/** The audit trail, in the table {@code audit}. */
public final class SqliteAuditTrail implements AuditTrail {
  private static final String SEPARATOR = "#";
  private static final String START =
      String.join(
          SEPARATOR, SqliteDatabase.MAX_KEY, SqliteDatabase.MAX_KEY, SqliteDatabase.MAX_KEY);

  private final SqliteDatabase database;

  public SqliteAuditTrail(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public boolean append(AuditEntry entry) {
    return database.executeUpdate(
            """
            INSERT INTO audit (subject, at, sequence, event_id, type, actor_id, actor_role,
              correlation_id, data)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            entry.subject(),
            entry.occurredAt(),
            entry.sequence(),
            entry.eventId(),
            entry.eventType(),
            entry.actor().userId().map(UserId::value),
            entry.actor().label(),
            entry.correlationId(),
            entry.data())
        == 1;
  }

  @Override
  public Page<AuditEntry> findBySubject(String subject, Page.PageRequest page) {
    return page(
        """
        SELECT * FROM audit WHERE subject = ? AND (at, subject, sequence) < (?, ?, ?)
        ORDER BY at DESC, sequence DESC LIMIT ?
        """,
        subject,
        page);
  }

  @Override
  public Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page) {
    return page(
        """
        SELECT * FROM audit WHERE actor_id = ? AND (at, subject, sequence) < (?, ?, ?)
        ORDER BY at DESC, subject DESC, sequence DESC LIMIT ?
        """,
        actor.value(),
        page);
  }

  @Override
  public Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page) {
    return page(
        """
        SELECT * FROM audit WHERE substr(at, 1, 10) = ? AND (at, subject, sequence) < (?, ?, ?)
        ORDER BY at DESC, subject DESC, sequence DESC LIMIT ?
        """,
        day.toString(),
        page);
  }

  private Page<AuditEntry> page(String sql, String filter, Page.PageRequest page) {
    var key = page.cursor().getOrElse(START).split(SEPARATOR, 3);
    return database.queryPage(
        page,
        sql,
        SqliteAuditTrail::entry,
        SqliteAuditTrail::cursor,
        filter,
        key[0],
        key[1],
        key[2]);
  }

  private static String cursor(AuditEntry entry) {
    return String.join(SEPARATOR, Row.text(entry.occurredAt()), entry.subject(), entry.sequence());
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.uuid("event_id"),
        row.text("type"),
        row.text("subject"),
        row.text("sequence"),
        row.instant("at"),
        Actor.parse(row.text("actor_role"), row.optionalText("actor_id")),
        row.text("correlation_id"),
        row.text("data"));
  }
}
