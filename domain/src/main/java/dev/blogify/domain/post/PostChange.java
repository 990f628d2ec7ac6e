package dev.blogify.domain.post;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A state transition of a post with its events. A store commits all of its consequences (state,
 * revision, slugs, feeds, events) atomically.
 */
public record PostChange(Option<Post> before, Post after, Seq<PostEvent> events) {

  static PostChange unchanged(Post post) {
    return new PostChange(Option.some(post), post, List.empty());
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  public Instant occurredAt() {
    return after.metadata().updatedAt();
  }

  /** The slugs that this change newly reserves; another post may already reserve one of them. */
  public Set<Slug> claimedSlugs() {
    return after.reservedSlugs().removeAll(formerSlugs());
  }

  /** The slugs that the post no longer reserves; none of them was ever public. */
  public Set<Slug> releasedSlugs() {
    return formerSlugs().removeAll(after.reservedSlugs());
  }

  private Set<Slug> formerSlugs() {
    return before.map(Post::reservedSlugs).getOrElse(HashSet.empty());
  }

  /**
   * The revision to store: of new content, and of every written working copy, even if only its slug
   * changed, because a working copy refers to the revision of its version.
   */
  public Option<Revision> newRevision() {
    var isNew = !before.map(Post::content).contains(after.content());
    return Option.when(
        isNew || hasNewWorkingCopy(),
        () ->
            new Revision(
                after.id(), after.author(), after.version(), after.content(), occurredAt()));
  }

  private boolean hasNewWorkingCopy() {
    return after instanceof Post.Published(_, _, var copy)
        && copy.exists(workingCopy -> workingCopy.version().equals(after.version()));
  }

  /** The feeds that no longer list the post. */
  public Seq<Feed> feedsToRemoveFrom() {
    return before.toList().flatMap(Post::feeds).removeAll(after.feeds());
  }

  /** The feeds in which this change adds the post or updates its summary. */
  public Seq<Feed> feedsToUpdate() {
    return before.flatMap(PostChange::publishedVersion).equals(publishedVersion(after))
        ? List.empty()
        : after.feeds();
  }

  private static Option<Post.PublishedVersion> publishedVersion(Post post) {
    return post instanceof Post.Published published
        ? Option.some(published.publishedVersion())
        : Option.none();
  }
}
