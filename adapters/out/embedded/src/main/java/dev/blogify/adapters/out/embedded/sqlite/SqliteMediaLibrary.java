package dev.blogify.adapters.out.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaMetadata;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.RejectionReason;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** The media library, in the table {@code media}; the bytes are in the media folder. */
public record SqliteMediaLibrary(SqliteDatabase database) implements MediaLibrary {
  private static final SqliteVersionedTable TABLE = new SqliteVersionedTable("media", "media_id");

  @Override
  public Option<Media> find(MediaId id) {
    return database.queryOne(
        "SELECT * FROM media WHERE media_id = ?", SqliteMediaLibrary::media, id.value());
  }

  @Override
  public Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext context) {
    return database.commit(session -> {
      var after = change.after();
      if (!TABLE.write(
          session, change.before().map(Media::version), after.id().value(), columns(after))) {
        return left(new OutdatedVersion());
      }
      SqliteOutbox.append(session, Outbox.events(change, context));
      return right(after);
    });
  }

  @Override
  public Seq<MediaId> findExpired(Instant now, int limit) {
    return database.queryAll(
        """
        SELECT media_id FROM media WHERE state = 'pending' AND media_id < ?
        ORDER BY media_id LIMIT ?
        """,
        row -> new MediaId(row.uuid("media_id")),
        firstIdAfter(now.minus(Media.UPLOAD_TTL)),
        limit);
  }

  /**
   * Returns text that sorts after the UUIDv7 ids created at or before a time, and before all later
   * ones.
   */
  private static String firstIdAfter(Instant time) {
    var millis = String.format(Locale.ROOT, "%012x", time.toEpochMilli() + 1);
    return millis.substring(0, Integer.BYTES * 2) + "-" + millis.substring(Integer.BYTES * 2);
  }

  @Override
  public Page<Media> list(Page.PageRequest page) {
    return database.queryPage(
        page,
        "SELECT * FROM media WHERE media_id > ? ORDER BY media_id LIMIT ?",
        SqliteMediaLibrary::media,
        media -> media.id().toString(),
        page.cursor().getOrElse(""));
  }

  @Override
  public Page<Media> findByOwner(UserId owner, Page.PageRequest page) {
    return database.queryPage(
        page,
        """
        SELECT * FROM media
        WHERE owner_id = ? AND state <> 'deleted' AND media_id < ?
        ORDER BY media_id DESC LIMIT ?
        """,
        SqliteMediaLibrary::media,
        media -> media.id().toString(),
        owner.value(),
        page.cursor().getOrElse(SqliteDatabase.MAX_KEY));
  }

  private static Map<String, Object> columns(Media media) {
    var metadata = media.metadata();
    var dimensions =
        media instanceof Media.Ready ready ? ready.dimensions() : Option.<ImageDimensions>none();
    var reason =
        media instanceof Media.Rejected rejected
            ? Option.some(rejected.reason().label())
            : Option.<String>none();
    return LinkedHashMap.<String, Object>empty()
        .put("owner_id", metadata.owner().value())
        .put("version", metadata.version().number())
        .put("state", state(media))
        .put("file_name", metadata.fileName().value())
        .put("content_type", metadata.type().contentType())
        .put("bytes", metadata.bytes())
        .put("sha256", metadata.sha256().base64())
        .put("alt", metadata.alt().map(AltText::value))
        .put("reason", reason)
        .put("width", dimensions.map(ImageDimensions::width))
        .put("height", dimensions.map(ImageDimensions::height))
        .put("updated_at", metadata.updatedAt());
  }

  private static String state(Media media) {
    return switch (media) {
      case Media.Pending _ -> "pending";
      case Media.Ready _ -> "ready";
      case Media.Rejected _ -> "rejected";
      case Media.Deleted _ -> "deleted";
    };
  }

  private static Media media(Row row) {
    var metadata = metadata(row);
    return switch (row.text("state")) {
      case "pending" -> new Media.Pending(metadata);
      case "ready" -> new Media.Ready(metadata, dimensions(row));
      case "rejected" -> new Media.Rejected(metadata, rejectionReason(row));
      case "deleted" -> new Media.Deleted(metadata);
      case String unknown -> throw new IllegalStateException("Unknown media state: " + unknown);
    };
  }

  private static MediaMetadata metadata(Row row) {
    return new MediaMetadata(
        new MediaId(row.uuid("media_id")),
        new UserId(row.text("owner_id")),
        new Version(row.number("version")),
        new FileName(row.text("file_name")),
        MediaType.parse(row.text("content_type")).get(),
        row.number("bytes"),
        new Sha256(row.text("sha256")),
        row.optionalText("alt").map(AltText::new),
        row.instant("updated_at"));
  }

  private static Option<ImageDimensions> dimensions(Row row) {
    return row.optionalText("width")
        .map(width ->
            new ImageDimensions(Integer.parseInt(width), Math.toIntExact(row.number("height"))));
  }

  private static RejectionReason rejectionReason(Row row) {
    var label = row.text("reason");
    return List.of(RejectionReason.values()).find(reason -> reason.label().equals(label)).get();
  }
}
