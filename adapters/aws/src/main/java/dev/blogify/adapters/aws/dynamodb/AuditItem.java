package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.audit.AuditEntry;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An entry of the audit trail. Its place, by moment, subject and sequence, is its own in every list
 * and tells its key.
 */
final class AuditItem {
  private static final String BETWEEN = "#";

  private AuditItem() {}

  static Item of(AuditEntry entry) {
    var place = String.join(BETWEEN, Item.text(entry.at()), entry.subject(), entry.sequence());
    return key(place)
        .with("place", place)
        .with("day", LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).toString())
        .with("eventId", entry.eventId())
        .with("type", entry.type())
        .with("sequence", entry.sequence())
        .with("at", entry.at())
        .with("actorId", entry.actor().person().map(UserId::value))
        .with("actorRole", entry.actor().label())
        .with("correlationId", entry.correlationId())
        .with("data", entry.data());
  }

  /** The key of the table. */
  static Item key(String place) {
    var parts = place.split(BETWEEN, 3);
    return Item.of("subject", parts[1]).with("time#sequence", parts[0] + BETWEEN + parts[2]);
  }

  static AuditEntry entry(Item item) {
    return new AuditEntry(
        item.id("eventId"),
        item.text("type"),
        item.text("subject"),
        item.text("sequence"),
        item.instant("at"),
        Actor.of(item.text("actorRole"), item.optionalText("actorId")),
        item.text("correlationId"),
        item.text("data"));
  }
}
