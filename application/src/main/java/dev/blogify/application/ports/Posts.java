package dev.blogify.application.ports;

import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
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

/** All posts. Every implementation passes {@code PostsContract}. */
public interface Posts {
  /** The latest committed state; none after the purge. Strongly consistent. */
  Option<Post> find(PostId id);

  /** The post without its working copy; none unless it is published. Strongly consistent. */
  Option<Post.Published> findPublished(PostId id);

  /** The post that reserves a slug, as its current slug or as a former one. */
  Option<PostId> findBySlug(Slug slug);

  /**
   * Stores all consequences of a change in one transaction: the state, the revision, the claimed
   * and released slugs, the feeds, and the events with their context.
   *
   * @return the state after the change; a conflict, without any write, if the stored version
   *     differs from that of {@link PostChange#before}, or if another post reserves a claimed slug
   * @throws IllegalArgumentException if the change is {@linkplain PostChange#isEmpty() empty}
   */
  Either<Conflict, Post> commit(PostChange change, CommandContext context);

  /**
   * Deletes a post permanently, with its revisions and slugs, and stores the events with their
   * context. A repeated call completes a purge that was interrupted.
   *
   * @return the id; a conflict, without stored events, if the stored version differs from that of
   *     {@link PostPurge#before}
   */
  Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext context);

  /**
   * Ids of scheduled posts that are due, longest overdue first. Eventually consistent (DDB-4): the
   * result may include posts that are already published.
   */
  Seq<PostId> findDueForPublication(Instant now, int limit);

  /**
   * Ids of trashed posts whose retention has ended, longest overdue first. Eventually consistent.
   */
  Seq<PostId> findDueForPurge(Instant now, int limit);

  /**
   * Posts of one author, by descending creation time. Eventually consistent; a page may have fewer
   * items than its limit.
   *
   * @param status only posts in this state; none for all states
   */
  Page<PostSummary> findByAuthor(UserId author, Option<PostStatus> status, Page.PageRequest page);

  /**
   * Posts of all authors in one state, by descending creation time. Eventually consistent.
   *
   * @param status any state but published; {@link Feeds} lists published posts
   */
  Page<PostSummary> findByStatus(PostStatus status, Page.PageRequest page);

  /** Reasons why a commit is refused. */
  sealed interface Conflict {
    /** The stored version differs from the expected one. */
    record OutdatedVersion() implements Conflict {}

    /** Another post reserves the slug. */
    record SlugConflict(Slug slug) implements Conflict {}
  }
}
