package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.application.ports.AuditEntry;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An entry of the audit trail. The attribute {@code place} is its unique position, which consists
 * of time, subject and sequence. The table key is derived from it.
 */
final class AuditItem {
  private static final String SEPARATOR = "#";

  private AuditItem() {}

  static Item of(AuditEntry entry) {
    var position =
        String.join(SEPARATOR, Item.text(entry.occurredAt()), entry.subject(), entry.sequence());
    return key(position)
        .with("place", position)
        .with("day", LocalDate.ofInstant(entry.occurredAt(), ZoneOffset.UTC).toString())
        .with("eventId", entry.eventId())
        .with("type", entry.eventType())
        .with("sequence", entry.sequence())
        .with("at", entry.occurredAt())
        .with("actorId", entry.actor().userId().map(UserId::value))
        .with("actorRole", entry.actor().label())
        .with("correlationId", entry.correlationId())
        .with("data", entry.data());
  }

  /** Derives the table key from a position. */
  static Item key(String position) {
    var parts = position.split(SEPARATOR, 3);
    return Item.of("subject", parts[1]).with("time#sequence", parts[0] + SEPARATOR + parts[2]);
  }

  static AuditEntry toEntry(Item item) {
    return new AuditEntry(
        item.id("eventId"),
        item.text("type"),
        item.text("subject"),
        item.text("sequence"),
        item.instant("at"),
        Actor.parse(item.text("actorRole"), item.optionalText("actorId")),
        item.text("correlationId"),
        item.text("data"));
  }
}
