package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Who did what and when, in the table AuditTrail. */
public final class DynamoAuditTrail implements AuditTrail {
  private final DynamoGateway dynamo;
  private final String tableName;

  public DynamoAuditTrail(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.tableName = names.of(Tables.AUDIT_TRAIL);
  }

  /**
   * One conditional write, at half the price of a transaction. An entry whose first answer was lost
   * may be reported as known, though it was new.
   */
  @Override
  public boolean append(AuditEntry entry) {
    return dynamo.put(
        PutItemRequest.builder()
            .tableName(tableName)
            .item(AuditItem.of(entry).toMap())
            .conditionExpression("attribute_not_exists(subject)")
            .build());
  }

  @Override
  public Page<AuditEntry> findBySubject(String subject, Page.PageRequest page) {
    return queryPage(
        QueryRequest.builder()
            .keyConditionExpression("subject = :subject")
            .expressionAttributeValues(Item.of(":subject", subject).toMap()),
        page,
        AuditItem::key);
  }

  @Override
  public Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page) {
    return queryPage(
        QueryRequest.builder()
            .indexName(Tables.BY_ACTOR_INDEX)
            .keyConditionExpression("actorId = :actor")
            .expressionAttributeValues(Item.of(":actor", actor.value()).toMap()),
        page,
        place -> AuditItem.key(place).with("place", place).with("actorId", actor.value()));
  }

  @Override
  public Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page) {
    return queryPage(
        QueryRequest.builder()
            .indexName(Tables.BY_DAY_INDEX)
            .keyConditionExpression("#day = :day")
            .expressionAttributeNames(Map.of("#day", "day"))
            .expressionAttributeValues(Item.of(":day", day.toString()).toMap()),
        page,
        place -> AuditItem.key(place).with("place", place).with("day", day.toString()));
  }

  private Page<AuditEntry> queryPage(
      QueryRequest.Builder query, Page.PageRequest page, Function<String, Item> keys) {
    return dynamo
        .query(
            query.tableName(tableName).scanIndexForward(false).build(),
            page,
            item -> item.text("place"),
            keys)
        .map(AuditItem::toEntry);
  }
}
