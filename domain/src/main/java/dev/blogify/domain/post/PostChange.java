package dev.blogify.domain.post;

import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostEvent.PostEdited;
import dev.blogify.domain.post.PostEvent.PostSlugChanged;
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

  static PostChange creation(Post after, PostEvent created) {
    return new PostChange(Option.none(), after, List.of(created));
  }

  static PostChange unchanged(Post post) {
    return new PostChange(Option.some(post), post, List.empty());
  }

  static PostChange transition(Post before, Post after, PostEvent event) {
    return new PostChange(
        Option.some(before), after, List.of(event).appendAll(slugChangedEvent(before, after)));
  }

  static PostChange edit(Post before, Post after) {
    var changed =
        before
            .content()
            .changedFields(after.content())
            .appendAll(before.slug().equals(after.slug()) ? List.empty() : List.of("slug"));
    return transition(before, after, new PostEdited(changed));
  }

  private static Option<PostEvent> slugChangedEvent(Post before, Post after) {
    var from = before.metadata().slugHistory().current();
    var to = after.metadata().slugHistory().current();
    return Option.when(!from.equals(to), () -> new PostSlugChanged(from, to));
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  public Instant occurredAt() {
    return after.metadata().updatedAt();
  }

  /** The slugs that this change newly reserves; another post may already reserve one of them. */
  public Set<Slug> claimedSlugs() {
    return reservedSlugs(after)
        .removeAll(before.map(PostChange::reservedSlugs).getOrElse(HashSet.empty()));
  }

  /** The slugs that the post no longer reserves; none of them was ever public. */
  public Set<Slug> releasedSlugs() {
    return before
        .map(PostChange::reservedSlugs)
        .getOrElse(HashSet.empty())
        .removeAll(reservedSlugs(after));
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
    return after instanceof Published(_, _, var copy)
        && copy.exists(workingCopy -> workingCopy.version().equals(after.version()));
  }

  /** The feeds that no longer list the post. */
  public Seq<Feed> feedsToRemoveFrom() {
    return feedsOf(before).removeAll(feedsOf(Option.some(after)));
  }

  /** The feeds in which this change adds the post or updates its summary. */
  public Seq<Feed> feedsToUpdate() {
    return before.flatMap(PostChange::publishedVersion).equals(publishedVersion(after))
        ? List.empty()
        : feedsOf(Option.some(after));
  }

  private static Option<Post.PublishedVersion> publishedVersion(Post post) {
    return post instanceof Published published
        ? Option.some(published.publishedVersion())
        : Option.none();
  }

  private static Seq<Feed> feedsOf(Option<Post> post) {
    return post.exists(Published.class::isInstance)
        ? ((Published) post.get()).feeds()
        : List.empty();
  }

  /** The slugs that no other post may claim, including the slug of a working copy. */
  private static Set<Slug> reservedSlugs(Post post) {
    return post.metadata().slugHistory().publicSlugs().add(post.slug());
  }
}
