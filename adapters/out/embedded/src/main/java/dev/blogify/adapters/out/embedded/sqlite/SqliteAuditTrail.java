package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;

/** The audit trail, in the table {@code audit}. */
public record SqliteAuditTrail(SqliteDatabase database) implements AuditTrail {
  private static final String SEPARATOR = "#";
  private static final String START =
      String.join(
          SEPARATOR, SqliteDatabase.MAX_KEY, SqliteDatabase.MAX_KEY, SqliteDatabase.MAX_KEY);

  private static final String SELECT =
      """
      SELECT * FROM audit WHERE %s = ? AND (at, subject, sequence) < (?, ?, ?)
      ORDER BY at DESC, subject DESC, sequence DESC LIMIT ?
      """;
  private static final String SELECT_BY_SUBJECT = SELECT.formatted("subject");
  private static final String SELECT_BY_ACTOR = SELECT.formatted("actor_id");
  private static final String SELECT_BY_DAY = SELECT.formatted("substr(at, 1, 10)");

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
    return page(SELECT_BY_SUBJECT, subject, page);
  }

  @Override
  public Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page) {
    return page(SELECT_BY_ACTOR, actor.value(), page);
  }

  @Override
  public Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page) {
    return page(SELECT_BY_DAY, day.toString(), page);
  }

  private Page<AuditEntry> page(String sql, String filter, Page.PageRequest page) {
    var key = page.cursor().getOrElse(START).split(SEPARATOR, 3);
    return database.queryPage(
        page,
        sql,
        SqliteAuditTrail::entry,
        entry ->
            String.join(SEPARATOR, Row.text(entry.occurredAt()), entry.subject(), entry.sequence()),
        filter,
        key[0],
        key[1],
        key[2]);
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
