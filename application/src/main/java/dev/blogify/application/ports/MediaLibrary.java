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
 * What is known of all media; their bytes lie in the {@link MediaStore}. Passes {@code
 * MediaLibraryContract}.
 */
public interface MediaLibrary {
  /** The medium as it was last committed, also for some days after its end. */
  Option<Media> find(MediaId id);

  /**
   * Stores the state and the facts with their cause in one transaction; refused, and nothing
   * stored, if the stored version is not that of {@link MediaChange#before}.
   *
   * @return the state after the change
   */
  Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext cause);

  /** One owner's media in every state but deleted, newest first by creation. */
  Page<Media> findByOwner(UserId owner, Page.PageRequest page);

  /**
   * Pending media that have expired, those that wait the longest first. Read from an index that may
   * lag behind (DDB-4): one that was confirmed a moment ago may still be among them.
   */
  Seq<MediaId> findExpired(Instant now, int limit);

  /** All media in every state, in no order. Reads everything, so no request may ask for it. */
  Page<Media> list(Page.PageRequest page);

  record OutdatedVersion() {}
}
