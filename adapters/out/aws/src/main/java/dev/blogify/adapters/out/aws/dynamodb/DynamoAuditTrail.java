package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The audit trail in the table AuditTrail. */
public final class DynamoAuditTrail implements AuditTrail {
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
            .item(AuditItem.of(entry).toMap())
            .conditionExpression("attribute_not_exists(subject)")
            .build());
  }

  @Override
  public Page<AuditEntry> findBySubject(String subject, Page.PageRequest page) {
    return queryPage(entries.query("subject", subject), page, AuditItem::key);
  }

  @Override
  public Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page) {
    return queryPage(
        entries.query("actorId", actor.value()).indexName(Tables.BY_ACTOR_INDEX),
        page,
        position -> AuditItem.key(position).with("place", position).with("actorId", actor.value()));
  }

  @Override
  public Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page) {
    return queryPage(
        entries.query("day", day.toString()).indexName(Tables.BY_DAY_INDEX),
        page,
        position -> AuditItem.key(position).with("place", position).with("day", day.toString()));
  }

  private Page<AuditEntry> queryPage(
      QueryRequest.Builder query, Page.PageRequest page, Function<String, Item> toKeys) {
    return gateway
        .query(query.scanIndexForward(false).build(), page, item -> item.text("place"), toKeys)
        .map(AuditItem::toEntry);
  }
}
