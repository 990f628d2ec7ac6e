package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.json.Timestamps;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The audit trail in the table AuditTrail. The attribute {@code place} is the unique position of an
 * entry, which consists of time, subject and sequence. The table key is derived from it.
 */
public final class DynamoAuditTrail implements AuditTrail {
  private static final String SEPARATOR = "#";

  private final DynamoGateway gateway;
  private final DynamoTable entries;

  public DynamoAuditTrail(DynamoDbClient client, TableNames names) {
    this.gateway = new DynamoGateway(client);
    this.entries = new DynamoTable(gateway, names, Tables.AUDIT_TRAIL);
  }

  /**
   * Uses a conditional put, which costs half as much as a transaction. If the response to a new
   * entry is lost, the retry reports the entry as existing.
   */
  @Override
  public boolean append(AuditEntry entry) {
    return gateway.put(
        PutItemRequest.builder()
            .tableName(entries.name())
            .item(toItem(entry).toMap())
            .conditionExpression("attribute_not_exists(subject)")
            .build());
  }

  @Override
  public Page<AuditEntry> findBySubject(String subject, Page.PageRequest page) {
    return queryPage(entries.query("subject", subject), page, DynamoAuditTrail::key);
  }

  @Override
  public Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page) {
    return queryPage(
        entries.query("actorId", actor.value()).indexName(Tables.BY_ACTOR_INDEX),
        page,
        position -> key(position).with("place", position).with("actorId", actor.value()));
  }

  @Override
  public Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page) {
    return queryPage(
        entries.query("day", day.toString()).indexName(Tables.BY_DAY_INDEX),
        page,
        position -> key(position).with("place", position).with("day", day.toString()));
  }

  private Page<AuditEntry> queryPage(
      QueryRequest.Builder query, Page.PageRequest page, Function<String, Item> toKeys) {
    return gateway
        .query(query.scanIndexForward(false), page, item -> item.text("place"), toKeys)
        .map(DynamoAuditTrail::toEntry);
  }

  static Item toItem(AuditEntry entry) {
    var position =
        String.join(
            SEPARATOR, Timestamps.format(entry.occurredAt()), entry.subject(), entry.sequence());
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
  private static Item key(String position) {
    var parts = position.split(SEPARATOR, 3);
    return Item.of("subject", parts[1]).with("time#sequence", parts[0] + SEPARATOR + parts[2]);
  }

  private static AuditEntry toEntry(Item item) {
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
