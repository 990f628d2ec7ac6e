package dev.blogify.application.media;

import dev.blogify.application.Cause;
import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What is known of all media; their bytes lie in the {@link MediaStore}. Passes {@code
 * MediaLibraryContract}.
 */
public interface MediaLibrary {
  /** The medium as it was last committed, deleted ones included. */
  Option<Media> find(MediaId id);

  /**
   * Stores the state and the facts with their cause in one transaction; refused, and nothing
   * stored, if the stored version is not that of {@link MediaChange#before}.
   *
   * @return the state after the change
   */
  Either<Outdated, Media> commit(MediaChange change, Cause cause);

  /** One owner's media in every state but deleted, newest first by creation. */
  Page<Media> of(UserId owner, Page.Request page);

  record Outdated() {}
}
