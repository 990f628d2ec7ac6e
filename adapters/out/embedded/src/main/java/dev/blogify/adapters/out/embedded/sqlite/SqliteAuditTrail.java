package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;

/** Who did what and when, in the table {@code audit}. */
public final class SqliteAuditTrail implements AuditTrail {
  private static final String SEPARATOR = "#";

  private final SqliteDatabase database;

  public SqliteAuditTrail(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public boolean append(AuditEntry entry) {
    return database.write(session ->
        session.executeUpdate(
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
            == 1);
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

  private Page<AuditEntry> page(String query, String list, Page.PageRequest page) {
    var after =
        page.cursor()
            .map(position -> position.split(SEPARATOR, 3))
            .getOrElse(() ->
                new String[] {
                  SqlitePagination.MAX_KEY, SqlitePagination.MAX_KEY, SqlitePagination.MAX_KEY
                });
    var found =
        database.read(session ->
            session.queryAll(
                query,
                SqliteAuditTrail::entry,
                list,
                after[0],
                after[1],
                after[2],
                SqlitePagination.fetchLimit(page)));
    return SqlitePagination.toPage(found, page, SqliteAuditTrail::position);
  }

  private static String position(AuditEntry entry) {
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
