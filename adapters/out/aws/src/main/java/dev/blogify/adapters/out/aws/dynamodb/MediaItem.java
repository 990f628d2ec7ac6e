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

/** What is known of a medium, and under which key its bytes lie. */
final class MediaItem {
  static final String EXPIRE = "expire";

  private MediaItem() {}

  static Item key(MediaId id) {
    return Item.of("mediaId", id.value());
  }

  /** The keys of the table and of the index by owner. */
  static Item key(UserId owner, MediaId id) {
    return key(id).with("userId", owner.value()).with("createdAt", id.createdAt());
  }

  static Item of(Media media) {
    var of = media.metadata();
    return switch (media) {
      case Pending pending ->
          indexedAttributes(of)
              .with("status", "pending")
              .with("s3Key", MediaObjectKeys.pendingKey(of))
              .merge(DueIndex.attributes(EXPIRE, pending.expiresAt()));
      case Ready(_, var size) ->
          indexedAttributes(of)
              .with("status", "ready")
              .with("s3Key", MediaObjectKeys.assetKey(of.id(), of.sha256()))
              .with("width", size.map(ImageDimensions::width))
              .with("height", size.map(ImageDimensions::height));
      case Rejected(_, var reason) ->
          indexedAttributes(of).with("status", "rejected").with("reason", reason.label());
      case Deleted _ ->
          VersionedTable.tombstone(commonAttributes(of).with("status", "deleted"), of.updatedAt());
    };
  }

  /** With the moment that the index by owner is sorted by, and that its id tells as well. */
  private static Item indexedAttributes(MediaMetadata of) {
    return commonAttributes(of).with("createdAt", of.id().createdAt());
  }

  private static Item commonAttributes(MediaMetadata of) {
    return key(of.id())
        .with("userId", of.owner().value())
        .with("version", of.version().number())
        .with("fileName", of.fileName().value())
        .with("contentType", of.type().contentType())
        .with("bytes", of.bytes())
        .with("sha256", of.sha256().base64())
        .with("alt", of.alt().map(AltText::value))
        .with("updatedAt", of.updatedAt());
  }

  static Media toMedia(Item item) {
    var description = toMetadata(item);
    return switch (item.text("status")) {
      case "pending" -> new Pending(description);
      case "ready" -> new Ready(description, size(item));
      case "rejected" -> new Rejected(description, reason(item.text("reason")));
      case "deleted" -> new Deleted(description);
      case String other -> throw new IllegalStateException("No status of media: " + other);
    };
  }

  private static MediaMetadata toMetadata(Item item) {
    return new MediaMetadata(
        new MediaId(item.id("mediaId")),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new FileName(item.text("fileName")),
        MediaType.parse(item.text("contentType")).get(),
        item.number("bytes"),
        new Sha256(item.text("sha256")),
        item.optionalText("alt").map(AltText::new),
        item.instant("updatedAt"));
  }

  private static Option<ImageDimensions> size(Item item) {
    return item.optionalNumber("width")
        .map(
            width -> new ImageDimensions(width.intValue(), Math.toIntExact(item.number("height"))));
  }

  private static RejectionReason reason(String label) {
    return List.of(RejectionReason.values()).find(reason -> reason.label().equals(label)).get();
  }
}
