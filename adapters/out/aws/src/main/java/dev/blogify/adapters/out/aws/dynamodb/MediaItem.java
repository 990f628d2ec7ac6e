package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.s3.MediaObjectKeys;
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
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaMetadata;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.RejectionReason;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The metadata of a media item, and the S3 key of its bytes. */
final class MediaItem {
  static final String EXPIRE = "expire";

  private MediaItem() {}

  static Item key(MediaId id) {
    return Item.of("mediaId", id.value());
  }

  /** Returns the key attributes of the table and of the index by owner. */
  static Item key(UserId owner, MediaId id) {
    return key(id).with("userId", owner.value()).with("createdAt", id.createdAt());
  }

  static MediaId id(Item item) {
    return new MediaId(item.id("mediaId"));
  }

  static Item of(Media media) {
    var metadata = media.metadata();
    return switch (media) {
      case Pending pending ->
          AggregateItem.withDueTime(
              indexedAttributes(metadata)
                  .with("status", "pending")
                  .with("s3Key", MediaObjectKeys.pendingKey(metadata)),
              EXPIRE,
              pending.expiresAt());
      case Ready(_, var dimensions) ->
          indexedAttributes(metadata)
              .with("status", "ready")
              .with("s3Key", MediaObjectKeys.assetKey(metadata.id(), metadata.sha256()))
              .with("width", dimensions.map(ImageDimensions::width))
              .with("height", dimensions.map(ImageDimensions::height));
      case Rejected(_, var reason) ->
          indexedAttributes(metadata).with("status", "rejected").with("reason", reason.label());
      case Deleted _ ->
          AggregateItem.tombstone(
              commonAttributes(metadata).with("status", "deleted"), metadata.updatedAt());
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

  static Media toMedia(Item item) {
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
