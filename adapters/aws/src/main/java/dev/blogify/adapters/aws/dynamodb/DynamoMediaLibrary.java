package dev.blogify.adapters.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.Page;
import dev.blogify.application.media.MediaLibrary;
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
  private final Database database;
  private final Aggregates media;

  public DynamoMediaLibrary(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.media = new Aggregates(names, Tables.MEDIA);
  }

  @Override
  public Option<Media> find(MediaId id) {
    return database.get(media.table(), MediaItem.key(id)).map(MediaItem::media);
  }

  @Override
  public Either<Outdated, Media> commit(MediaChange change, Cause cause) {
    var after = change.after();
    var item = Aggregates.journaled(MediaItem.of(after), Journal.events(change, cause));
    return media.store(database, change.before().map(Media::version), item)
        ? right(after)
        : left(new Outdated());
  }

  @Override
  public Seq<MediaId> toExpire(Instant now, int limit) {
    return database
        .first(DueItems.query(media.table(), MediaItem.EXPIRE, now), limit)
        .map(item -> new MediaId(item.id("mediaId")));
  }

  @Override
  public Page<Media> all(Page.Request page) {
    return database
        .scan(
            media.table(),
            page,
            item -> item.text("mediaId"),
            position -> MediaItem.key(MediaId.parse(position).get()))
        .map(MediaItem::media);
  }

  @Override
  public Page<Media> of(UserId owner, Page.Request page) {
    var query =
        QueryRequest.builder()
            .tableName(media.table())
            .indexName("userId-createdAt-index")
            .keyConditionExpression("userId = :owner")
            .expressionAttributeValues(Item.of(":owner", owner.value()).toMap())
            .scanIndexForward(false)
            .build();
    return database
        .page(
            query,
            page,
            item -> item.text("mediaId"),
            position -> MediaItem.key(owner, MediaId.parse(position).get()))
        .map(MediaItem::media);
  }
}
