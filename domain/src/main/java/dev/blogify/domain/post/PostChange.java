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
 * What a command decided: the state before, the state after, and the facts that lie between. A
 * store writes all that follows from it (state, revision, slugs, feeds, facts) or nothing.
 */
public record PostChange(Option<Post> before, Post after, Seq<PostEvent> events) {

  static PostChange creation(Post after, PostEvent created) {
    return new PostChange(Option.none(), after, List.of(created));
  }

  /** Nothing happened: there is nothing to store. */
  static PostChange none(Post post) {
    return new PostChange(Option.some(post), post, List.empty());
  }

  static PostChange of(Post before, Post after, PostEvent event) {
    return new PostChange(
        Option.some(before), after, List.of(event).appendAll(slugChange(before, after)));
  }

  static PostChange edit(Post before, Post after) {
    var changed =
        before
            .content()
            .differences(after.content())
            .appendAll(before.slug().equals(after.slug()) ? List.empty() : List.of("slug"));
    return of(before, after, new PostEdited(changed));
  }

  private static Option<PostEvent> slugChange(Post before, Post after) {
    var from = before.head().slugs().current();
    var to = after.head().slugs().current();
    return Option.when(!from.equals(to), () -> new PostSlugChanged(from, to));
  }

  public boolean isNone() {
    return events.isEmpty();
  }

  public Instant at() {
    return after.head().updatedAt();
  }

  /** The slugs that the post takes now; somebody else may hold one. */
  public Set<Slug> claimed() {
    return held(after).removeAll(before.map(PostChange::held).getOrElse(HashSet.empty()));
  }

  /** The slugs that the world never saw and that the post gives up. */
  public Set<Slug> released() {
    return before.map(PostChange::held).getOrElse(HashSet.empty()).removeAll(held(after));
  }

  /**
   * The snapshot to keep: of every new content, and of every working copy that was written, even if
   * only its slug is new, because it points to the revision of its own version.
   */
  public Option<Revision> revision() {
    var isNew = !before.map(Post::content).contains(after.content());
    return Option.when(
        isNew || wroteCopy(),
        () -> new Revision(after.id(), after.author(), after.version(), after.content(), at()));
  }

  private boolean wroteCopy() {
    return after instanceof Published(_, _, var copy)
        && copy.exists(written -> written.version().equals(after.version()));
  }

  /** The feeds that no longer list the post. */
  public Seq<Feed> unlisted() {
    return feeds(before).removeAll(feeds(Option.some(after)));
  }

  /** The feeds that list the post from now on, or list it with another summary. */
  public Seq<Feed> listed() {
    return before.flatMap(PostChange::live).equals(live(after))
        ? List.empty()
        : feeds(Option.some(after));
  }

  private static Option<Post.Live> live(Post post) {
    return post instanceof Published published ? Option.some(published.live()) : Option.none();
  }

  private static Seq<Feed> feeds(Option<Post> post) {
    return post.exists(Published.class::isInstance)
        ? Feed.of((Published) post.get())
        : List.empty();
  }

  /** What nobody else may claim. The slug of a published post itself is among the public ones. */
  private static Set<Slug> held(Post post) {
    return post.head().slugs().everPublic().add(post.slug());
  }
}
