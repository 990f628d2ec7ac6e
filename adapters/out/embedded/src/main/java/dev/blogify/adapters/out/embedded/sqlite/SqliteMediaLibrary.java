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
import java.util.Locale;

/** What is known of all media, in the table {@code media}. */
public final class SqliteMediaLibrary implements MediaLibrary {
  private static final SqliteVersionedTable MEDIA_TABLE =
      new SqliteVersionedTable(
          "media",
          "media_id",
          "owner_id",
          "version",
          "file_name",
          "content_type",
          "bytes",
          "sha256",
          "alt",
          "updated_at",
          "state",
          "reason",
          "width",
          "height");

  private final SqliteDatabase database;

  public SqliteMediaLibrary(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Option<Media> find(MediaId id) {
    return database.read(session ->
        session.queryOne(
            "SELECT * FROM media WHERE media_id = ?", SqliteMediaLibrary::media, id.value()));
  }

  @Override
  public Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext cause) {
    return database.commit(session -> {
      var after = change.after();
      if (!MEDIA_TABLE.writeIfVersionMatches(
          session, change.before().map(Media::version), after.id().value(), columns(after))) {
        return left(new OutdatedVersion());
      }
      SqliteVersionedTable.appendToOutbox(session, Outbox.events(change, cause));
      return right(after);
    });
  }

  @Override
  public Seq<MediaId> findExpired(Instant now, int limit) {
    return database.read(session ->
        session.queryAll(
            """
            SELECT media_id FROM media WHERE state = 'pending' AND media_id < ?
            ORDER BY media_id LIMIT ?
            """,
            row -> new MediaId(row.uuid("media_id")),
            firstIdAfter(now.minus(Media.UPLOAD_TTL)),
            limit));
  }

  /** Sorts behind every id that was made until some moment, and before all later ones. */
  private static String firstIdAfter(Instant at) {
    var millis = String.format(Locale.ROOT, "%012x", at.toEpochMilli() + 1);
    return millis.substring(0, Integer.BYTES * 2) + "-" + millis.substring(Integer.BYTES * 2);
  }

  @Override
  public Page<Media> list(Page.PageRequest page) {
    var found =
        database.read(session ->
            session.queryAll(
                "SELECT * FROM media WHERE media_id > ? ORDER BY media_id LIMIT ?",
                SqliteMediaLibrary::media,
                page.cursor().getOrElse(""),
                SqlitePagination.fetchLimit(page)));
    return SqlitePagination.toPage(found, page, media -> media.id().toString());
  }

  @Override
  public Page<Media> findByOwner(UserId owner, Page.PageRequest page) {
    var found =
        database.read(session ->
            session.queryAll(
                """
                SELECT * FROM media
                WHERE owner_id = ? AND state <> 'deleted' AND media_id < ?
                ORDER BY media_id DESC LIMIT ?
                """,
                SqliteMediaLibrary::media,
                owner.value(),
                page.cursor().getOrElse(SqlitePagination.MAX_KEY),
                SqlitePagination.fetchLimit(page)));
    return SqlitePagination.toPage(found, page, media -> media.id().toString());
  }

  private static Seq<Object> columns(Media media) {
    var of = media.metadata();
    var size = media instanceof Ready ready ? ready.dimensions() : Option.<ImageDimensions>none();
    return List.<Object>of(
        of.owner().value(),
        of.version().number(),
        of.fileName().value(),
        of.type().contentType(),
        of.bytes(),
        of.sha256().base64(),
        of.alt().map(AltText::value),
        of.updatedAt(),
        switch (media) {
          case Pending _ -> "pending";
          case Ready _ -> "ready";
          case Rejected _ -> "rejected";
          case Deleted _ -> "deleted";
        },
        media instanceof Rejected(_, var reason) ? Option.some(reason.label()) : Option.none(),
        size.map(ImageDimensions::width),
        size.map(ImageDimensions::height));
  }

  private static Media media(Row row) {
    var description = metadata(row);
    return switch (row.text("state")) {
      case "pending" -> new Pending(description);
      case "ready" -> new Ready(description, size(row));
      case "rejected" -> new Rejected(description, rejectionReason(row.text("reason")));
      case "deleted" -> new Deleted(description);
      case String other -> throw new IllegalStateException("No state of media: " + other);
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

  private static Option<ImageDimensions> size(Row row) {
    return row.optionalNumber("width")
        .map(width -> new ImageDimensions(width.intValue(), Math.toIntExact(row.number("height"))));
  }

  private static RejectionReason rejectionReason(String label) {
    return List.of(RejectionReason.values()).find(reason -> reason.label().equals(label)).get();
  }
}
