package dev.blogify.application.ports;

import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** All posts there are. Every implementation passes {@code PostsContract}. */
public interface Posts {
  /** The post as it was last committed; none once it is purged. */
  Option<Post> find(PostId id);

  /** The post as readers see it: without the working copy, if it has one; none unless published. */
  Option<Published> findPublished(PostId id);

  /** The post that holds a slug, be it the current one or a former one. */
  Option<PostId> findBySlug(Slug slug);

  /**
   * Stores all that follows from a change in one transaction: the state, the revision, the slugs
   * claimed and released, the feeds, and the facts with their cause. Refused, and nothing stored,
   * if the stored version is not that of {@link PostChange#before}, or if a claimed slug is held by
   * another post. A change that {@linkplain PostChange#isEmpty() is none} is the caller's bug.
   *
   * @return the state after the change
   */
  Either<Conflict, Post> commit(PostChange change, CommandContext cause);

  /**
   * Removes what follows from a post that has come to its end, and keeps the facts with their
   * cause. Refused, and no fact kept, if the stored version is not that of {@link
   * PostPurge#before}. Can be repeated after it was cut short.
   */
  Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext cause);

  /**
   * Scheduled posts whose time has come, those that wait the longest first. Read from an index that
   * may lag behind (DDB-4): a post that was published a moment ago may still be among them.
   */
  Seq<PostId> findDueForPublication(Instant now, int limit);

  /** Trashed posts that are gone for good, in the same way. */
  Seq<PostId> findDueForPurge(Instant now, int limit);

  /** Posts of one author in every life, newest first by creation; a page may have fewer items. */
  Page<PostSummary> findByAuthor(UserId author, Option<PostStatus> status, Page.PageRequest page);

  /** Everybody's unpublished work in one life, newest first by creation. */
  Page<PostSummary> findByStatus(PostStatus unpublished, Page.PageRequest page);

  sealed interface Conflict {
    record OutdatedVersion() implements Conflict {}

    record SlugConflict(Slug slug) implements Conflict {}
  }
}
