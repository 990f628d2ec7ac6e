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

/** The metadata of media in the table Media. Its index by owner excludes deleted media. */
public final class DynamoMediaLibrary implements MediaLibrary {
  private final DynamoGateway gateway;
  private final DynamoTable media;

  public DynamoMediaLibrary(DynamoDbClient client, TableNames names) {
    this.gateway = new DynamoGateway(client);
    this.media = new DynamoTable(gateway, names, Tables.MEDIA);
  }

  @Override
  public Option<Media> find(MediaId id) {
    return media.get(MediaItem.key(id)).map(MediaItem::toMedia);
  }

  @Override
  public Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext context) {
    var after = change.after();
    var item = AggregateItem.withOutbox(MediaItem.of(after), Outbox.events(change, context));
    return media.putInTransaction(item, Condition.hasVersion(change.before().map(Media::version)))
        ? right(after)
        : left(new OutdatedVersion());
  }

  @Override
  public Seq<MediaId> findExpired(Instant now, int limit) {
    return media.findDue(MediaItem.EXPIRE, now, limit).map(MediaItem::id);
  }

  @Override
  public Page<Media> list(Page.PageRequest page) {
    return gateway
        .scan(
            media.name(),
            page,
            item -> item.text("mediaId"),
            position -> MediaItem.key(MediaId.parse(position).get()))
        .map(MediaItem::toMedia);
  }

  @Override
  public Page<Media> findByOwner(UserId owner, Page.PageRequest page) {
    var query =
        media
            .query("userId", owner.value())
            .indexName(Tables.BY_USER_INDEX)
            .scanIndexForward(false);
    return gateway
        .query(
            query.build(),
            page,
            item -> item.text("mediaId"),
            position -> MediaItem.key(owner, MediaId.parse(position).get()))
        .map(MediaItem::toMedia);
  }
}
