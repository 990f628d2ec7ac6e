package dev.blogify.application.ports;

import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The state of all media; {@link MediaStore} has their bytes. Every implementation passes {@code
 * MediaLibraryContract}.
 */
public interface MediaLibrary {
  /** The latest committed state; deleted media remain for some days. Strongly consistent. */
  Option<Media> find(MediaId id);

  /**
   * Stores the new state, the events and their context in one transaction.
   *
   * @return the state after the change; a conflict, without any write, if the stored version
   *     differs from that of {@link MediaChange#before}
   * @throws IllegalArgumentException if the change is {@linkplain MediaChange#isEmpty() empty}
   */
  Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext context);

  /** Media of one owner in every state but deleted, by descending creation time. */
  Page<Media> findByOwner(UserId owner, Page.PageRequest page);

  /**
   * Ids of expired pending media, longest expired first. Eventually consistent (DDB-4): the result
   * may include media that are no longer pending.
   */
  Seq<MediaId> findExpired(Instant now, int limit);

  /**
   * All media in every state, unordered. Only scheduled jobs call it, because it scans the table.
   */
  Page<Media> list(Page.PageRequest page);

  /** The stored version differs from the expected one. */
  record OutdatedVersion() {}
}
