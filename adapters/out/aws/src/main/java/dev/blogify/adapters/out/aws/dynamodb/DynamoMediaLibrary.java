package dev.blogify.adapters.out.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaMetadata;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.RejectionReason;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The metadata of media, and the S3 keys of their bytes, in the table Media. Its index by owner
 * excludes deleted media.
 */
public final class DynamoMediaLibrary implements MediaLibrary {
  private static final String EXPIRE = "expire";

  private final DynamoGateway gateway;
  private final DynamoTable media;

  public DynamoMediaLibrary(DynamoDbClient client, TableNames names) {
    this.gateway = new DynamoGateway(client);
    this.media = new DynamoTable(gateway, names, Tables.MEDIA);
  }

  @Override
  public Option<Media> find(MediaId id) {
    return media.get(key(id)).map(DynamoMediaLibrary::toMedia);
  }

  @Override
  public Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext context) {
    var after = change.after();
    var item = toItem(after).withOutbox(Outbox.events(change, context));
    return media.putInTransaction(item, Condition.hasVersion(change.before().map(Media::version)))
        ? right(after)
        : left(new OutdatedVersion());
  }

  @Override
  public Seq<MediaId> findExpired(Instant now, int limit) {
    return media.findDue(EXPIRE, now, limit).map(DynamoMediaLibrary::id);
  }

  @Override
  public Page<Media> list(Page.PageRequest page) {
    return gateway
        .scan(
            media.name(),
            page,
            item -> item.text("mediaId"),
            position -> key(MediaId.parse(position).get()))
        .map(DynamoMediaLibrary::toMedia);
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
            query,
            page,
            item -> item.text("mediaId"),
            position -> key(owner, MediaId.parse(position).get()))
        .map(DynamoMediaLibrary::toMedia);
  }

  static Item key(MediaId id) {
    return Item.of("mediaId", id.value());
  }

  /** Returns the key attributes of the table and of the index by owner. */
  private static Item key(UserId owner, MediaId id) {
    return key(id).with("userId", owner.value()).with("createdAt", id.createdAt());
  }

  private static MediaId id(Item item) {
    return new MediaId(item.id("mediaId"));
  }

  private static Item toItem(Media media) {
    var metadata = media.metadata();
    return switch (media) {
      case Pending pending ->
          indexedAttributes(metadata)
              .with("status", "pending")
              .with("s3Key", new PendingUpload(metadata.owner(), metadata.id()).key())
              .withDueTime(EXPIRE, pending.expiresAt());
      case Ready ready ->
          indexedAttributes(metadata)
              .with("status", "ready")
              .with("s3Key", PromotedUpload.of(ready).key())
              .with("width", ready.dimensions().map(ImageDimensions::width))
              .with("height", ready.dimensions().map(ImageDimensions::height));
      case Rejected(_, var reason) ->
          indexedAttributes(metadata).with("status", "rejected").with("reason", reason.label());
      case Deleted _ ->
          commonAttributes(metadata).with("status", "deleted").asTombstone(metadata.updatedAt());
    };
  }

  /** Adds the sort key of the index by owner, which is the time in the id. */
  private static Item indexedAttributes(MediaMetadata metadata) {
    return commonAttributes(metadata).with("createdAt", metadata.id().createdAt());
  }

  private static Item commonAttributes(MediaMetadata metadata) {
    return key(metadata.id())
        .with("userId", metadata.owner().value())
        .with("version", metadata.version().number())
        .with("fileName", metadata.fileName().value())
        .with("contentType", metadata.type().contentType())
        .with("bytes", metadata.bytes())
        .with("sha256", metadata.sha256().base64())
        .with("alt", metadata.alt().map(AltText::value))
        .with("updatedAt", metadata.updatedAt());
  }

  private static Media toMedia(Item item) {
    var metadata = toMetadata(item);
    return switch (item.text("status")) {
      case "pending" -> new Pending(metadata);
      case "ready" -> new Ready(metadata, dimensions(item));
      case "rejected" -> new Rejected(metadata, reason(item.text("reason")));
      case "deleted" -> new Deleted(metadata);
      case String other -> throw new IllegalStateException("Unknown media status: " + other);
    };
  }

  private static MediaMetadata toMetadata(Item item) {
    return new MediaMetadata(
        id(item),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new FileName(item.text("fileName")),
        MediaType.parse(item.text("contentType")).get(),
        item.number("bytes"),
        new Sha256(item.text("sha256")),
        item.optionalText("alt").map(AltText::new),
        item.instant("updatedAt"));
  }

  private static Option<ImageDimensions> dimensions(Item item) {
    return item.optionalNumber("width")
        .map(
            width -> new ImageDimensions(width.intValue(), Math.toIntExact(item.number("height"))));
  }

  private static RejectionReason reason(String label) {
    return List.of(RejectionReason.values()).find(reason -> reason.label().equals(label)).get();
  }
}
