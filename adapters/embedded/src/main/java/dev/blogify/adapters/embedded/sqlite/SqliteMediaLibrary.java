package dev.blogify.adapters.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.Page;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.Description;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.Reason;
import dev.blogify.domain.media.Sha256;
import dev.blogify.domain.media.Size;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** What is known of all media, in the table {@code media}. */
public final class SqliteMediaLibrary implements MediaLibrary {
  private static final Aggregates MEDIA =
      new Aggregates(
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

  private final Database database;

  public SqliteMediaLibrary(Database database) {
    this.database = database;
  }

  @Override
  public Option<Media> find(MediaId id) {
    return database.read(session ->
        session.first(
            "SELECT * FROM media WHERE media_id = ?", SqliteMediaLibrary::media, id.value()));
  }

  @Override
  public Either<Outdated, Media> commit(MediaChange change, Cause cause) {
    return database.commit(session -> {
      var after = change.after();
      if (!MEDIA.store(
          session, change.before().map(Media::version), after.id().value(), columns(after))) {
        return left(new Outdated());
      }
      Aggregates.journal(session, Journal.events(change, cause));
      return right(after);
    });
  }

  @Override
  public Seq<MediaId> toExpire(Instant now, int limit) {
    return database.read(session ->
        session.all(
            """
            SELECT media_id FROM media WHERE state = 'pending' AND media_id < ?
            ORDER BY media_id LIMIT ?
            """,
            row -> new MediaId(row.id("media_id")),
            after(now.minus(Media.PATIENCE)),
            limit));
  }

  /** Sorts behind every id that was made until some moment, and before all later ones. */
  private static String after(Instant at) {
    var millis = String.format(Locale.ROOT, "%012x", at.toEpochMilli() + 1);
    return millis.substring(0, Integer.BYTES * 2) + "-" + millis.substring(Integer.BYTES * 2);
  }

  @Override
  public Page<Media> all(Page.Request page) {
    var found =
        database.read(session ->
            session.all(
                "SELECT * FROM media WHERE media_id > ? ORDER BY media_id LIMIT ?",
                SqliteMediaLibrary::media,
                page.after().getOrElse(""),
                Pages.rows(page)));
    return Pages.page(found, page, media -> media.id().toString());
  }

  @Override
  public Page<Media> of(UserId owner, Page.Request page) {
    var found =
        database.read(session ->
            session.all(
                """
                SELECT * FROM media
                WHERE owner_id = ? AND state <> 'deleted' AND media_id < ?
                ORDER BY media_id DESC LIMIT ?
                """,
                SqliteMediaLibrary::media,
                owner.value(),
                page.after().getOrElse(Pages.END),
                Pages.rows(page)));
    return Pages.page(found, page, media -> media.id().toString());
  }

  private static Seq<Object> columns(Media media) {
    var of = media.description();
    var size = media instanceof Ready ready ? ready.size() : Option.<Size>none();
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
        size.map(Size::width),
        size.map(Size::height));
  }

  private static Media media(Row row) {
    var description = description(row);
    return switch (row.text("state")) {
      case "pending" -> new Pending(description);
      case "ready" -> new Ready(description, size(row));
      case "rejected" -> new Rejected(description, reason(row.text("reason")));
      case "deleted" -> new Deleted(description);
      case String other -> throw new IllegalStateException("No state of media: " + other);
    };
  }

  private static Description description(Row row) {
    return new Description(
        new MediaId(row.id("media_id")),
        new UserId(row.text("owner_id")),
        new Version(row.number("version")),
        new FileName(row.text("file_name")),
        MediaType.parse(row.text("content_type")).get(),
        row.number("bytes"),
        new Sha256(row.text("sha256")),
        row.optionalText("alt").map(AltText::new),
        row.instant("updated_at"));
  }

  private static Option<Size> size(Row row) {
    return row.optionalNumber("width")
        .map(width -> new Size(width.intValue(), Math.toIntExact(row.number("height"))));
  }

  private static Reason reason(String label) {
    return List.of(Reason.values()).find(reason -> reason.label().equals(label)).get();
  }
}
