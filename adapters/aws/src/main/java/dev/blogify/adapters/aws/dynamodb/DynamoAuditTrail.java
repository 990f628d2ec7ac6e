package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Who did what and when, in the table AuditTrail. */
public final class DynamoAuditTrail implements AuditTrail {
  private final Database database;
  private final String table;

  public DynamoAuditTrail(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.table = names.of(Tables.AUDIT_TRAIL);
  }

  /**
   * One conditional write, at half the price of a transaction. An entry whose first answer was lost
   * may be reported as known, though it was new.
   */
  @Override
  public boolean append(AuditEntry entry) {
    return database.put(
        PutItemRequest.builder()
            .tableName(table)
            .item(AuditItem.of(entry).toMap())
            .conditionExpression("attribute_not_exists(subject)")
            .build());
  }

  @Override
  public Page<AuditEntry> of(String subject, Page.Request page) {
    return page(
        QueryRequest.builder()
            .keyConditionExpression("subject = :subject")
            .expressionAttributeValues(Item.of(":subject", subject).toMap()),
        page,
        AuditItem::key);
  }

  @Override
  public Page<AuditEntry> by(UserId actor, Page.Request page) {
    return page(
        QueryRequest.builder()
            .indexName("actorId-place-index")
            .keyConditionExpression("actorId = :actor")
            .expressionAttributeValues(Item.of(":actor", actor.value()).toMap()),
        page,
        place -> AuditItem.key(place).with("place", place).with("actorId", actor.value()));
  }

  @Override
  public Page<AuditEntry> on(LocalDate day, Page.Request page) {
    return page(
        QueryRequest.builder()
            .indexName("day-place-index")
            .keyConditionExpression("#day = :day")
            .expressionAttributeNames(Map.of("#day", "day"))
            .expressionAttributeValues(Item.of(":day", day.toString()).toMap()),
        page,
        place -> AuditItem.key(place).with("place", place).with("day", day.toString()));
  }

  private Page<AuditEntry> page(
      QueryRequest.Builder query, Page.Request page, Function<String, Item> keys) {
    return database
        .page(
            query.tableName(table).scanIndexForward(false).build(),
            page,
            item -> item.text("place"),
            keys)
        .map(AuditItem::entry);
  }
}
