package dev.blogify.adapters.out.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What is known of all media, in the table Media. Deleted ones are not in its index by owner. */
public final class DynamoMediaLibrary implements MediaLibrary {
  private final DynamoGateway dynamo;
  private final VersionedTable mediaTable;

  public DynamoMediaLibrary(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.mediaTable = new VersionedTable(names, Tables.MEDIA);
  }

  @Override
  public Option<Media> find(MediaId id) {
    return dynamo.get(mediaTable.tableName(), MediaItem.key(id)).map(MediaItem::toMedia);
  }

  @Override
  public Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext cause) {
    var after = change.after();
    var item = VersionedTable.withOutbox(MediaItem.of(after), Outbox.events(change, cause));
    return mediaTable.store(dynamo, change.before().map(Media::version), item)
        ? right(after)
        : left(new OutdatedVersion());
  }

  @Override
  public Seq<MediaId> findExpired(Instant now, int limit) {
    return dynamo
        .queryFirst(DueIndex.query(mediaTable.tableName(), MediaItem.EXPIRE, now), limit)
        .map(item -> new MediaId(item.id("mediaId")));
  }

  @Override
  public Page<Media> list(Page.PageRequest page) {
    return dynamo
        .scan(
            mediaTable.tableName(),
            page,
            item -> item.text("mediaId"),
            position -> MediaItem.key(MediaId.parse(position).get()))
        .map(MediaItem::toMedia);
  }

  @Override
  public Page<Media> findByOwner(UserId owner, Page.PageRequest page) {
    var query =
        QueryRequest.builder()
            .tableName(mediaTable.tableName())
            .indexName(Tables.BY_USER_INDEX)
            .keyConditionExpression("userId = :owner")
            .expressionAttributeValues(Item.of(":owner", owner.value()).toMap())
            .scanIndexForward(false)
            .build();
    return dynamo
        .query(
            query,
            page,
            item -> item.text("mediaId"),
            position -> MediaItem.key(owner, MediaId.parse(position).get()))
        .map(MediaItem::toMedia);
  }
}
