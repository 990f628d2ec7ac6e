package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.application.Causes;
import dev.blogify.application.Committed;
import dev.blogify.application.Keyset;
import dev.blogify.application.Page;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps posts for as long as the test runs, and as strictly as a real store: slugs, feeds and
 * revisions follow from the changes alone.
 */
public final class InMemoryPosts implements Posts, Feeds, Revisions {
  private final NavigableMap<String, Post> posts = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Slug, PostId> slugs = new HashMap<>();
  private final Map<Feed, NavigableMap<Place, Summary>> feeds = new HashMap<>();
  private final Map<PostId, NavigableMap<Long, Revision>> revisions = new HashMap<>();
  private Vector<Committed<PostChange>> committed = Vector.empty();
  private Vector<Committed<PostPurge>> purged = Vector.empty();

  /** Commits what a test needs to be there. */
  public Post save(PostChange change) {
    return commit(change, Causes.by(Actor.SYSTEM)).get();
  }

  /** Every change that was taken, in order. */
  public synchronized Seq<Committed<PostChange>> committed() {
    return committed;
  }

  /** Every purge that was taken, in order. */
  public synchronized Seq<Committed<PostPurge>> purged() {
    return purged;
  }

  @Override
  public synchronized Option<Post> find(PostId id) {
    return Option.of(posts.get(id.toString()));
  }

  @Override
  public synchronized Option<Published> published(PostId id) {
    return find(id)
        .flatMap(post ->
            post instanceof Published(var head, var live, _)
                ? Option.some(new Published(head, live, Option.none()))
                : Option.none());
  }

  @Override
  public synchronized Option<PostId> holder(Slug slug) {
    return Option.of(slugs.get(slug));
  }

  @Override
  public synchronized Either<Conflict, Post> commit(PostChange change, Cause cause) {
    if (change.isNone()) {
      throw new IllegalArgumentException("Nothing to commit: " + change);
    }
    var post = change.after();
    if (!find(post.id()).map(Post::version).equals(change.before().map(Post::version))) {
      return left(new Conflict.Outdated());
    }
    var taken = change.claimed().find(slugs::containsKey);
    if (taken.isDefined()) {
      return left(new Conflict.Taken(taken.get()));
    }
    store(change);
    committed = committed.append(new Committed<>(change, cause));
    return right(post);
  }

  private void store(PostChange change) {
    var post = change.after();
    posts.put(post.id().toString(), post);
    change.released().forEach(slugs::remove);
    change.claimed().forEach(slug -> slugs.put(slug, post.id()));
    change.unlisted().forEach(feed -> summaries(feed).remove(Place.of(change.before().get())));
    change
        .listed()
        .forEach(feed -> summaries(feed).put(Place.of(post), Summary.live((Published) post)));
    change
        .revision()
        .forEach(revision -> history(post.id()).put(-revision.version().number(), revision));
  }

  @Override
  public synchronized Either<Conflict.Outdated, PostId> purge(PostPurge purge, Cause cause) {
    var before = purge.before();
    if (!find(before.id()).map(Post::version).contains(before.version())) {
      return left(new Conflict.Outdated());
    }
    posts.remove(before.id().toString());
    purge.released().forEach(slugs::remove);
    revisions.remove(before.id());
    purged = purged.append(new Committed<>(purge, cause));
    return right(before.id());
  }

  @Override
  public synchronized Seq<PostId> toPublish(Instant now, int limit) {
    return due(now, limit, Post.Scheduled.class, Post.Scheduled::publishAt);
  }

  @Override
  public synchronized Seq<PostId> toPurge(Instant now, int limit) {
    return due(now, limit, Post.Trashed.class, Post.Trashed::purgeAt);
  }

  private <P extends Post> Seq<PostId> due(
      Instant now, int limit, Class<P> life, Function<P, Instant> dueAt) {
    return Vector.ofAll(posts.values())
        .filter(life::isInstance)
        .map(life::cast)
        .filter(post -> !dueAt.apply(post).isAfter(now))
        .sortBy(dueAt)
        .take(limit)
        .map(Post::id);
  }

  @Override
  public synchronized Page<Summary> by(UserId author, Option<Status> status, Page.Request page) {
    return work(post -> post.author().equals(author) && status.forAll(post.status()::equals), page);
  }

  @Override
  public synchronized Page<Summary> in(Status unpublished, Page.Request page) {
    return work(post -> post.status() == unpublished, page);
  }

  private Page<Summary> work(Predicate<Post> wanted, Page.Request page) {
    var work = new TreeMap<>(posts);
    work.values().removeIf(wanted.negate());
    return Keyset.page(work, id -> id, page).map(Summary::newest);
  }

  @Override
  public synchronized Page<Summary> read(Feed feed, Page.Request page) {
    return Keyset.page(summaries(feed), Place::read, page);
  }

  @Override
  public synchronized Option<Revision> find(PostId post, Version version) {
    return Option.of(history(post).get(-version.number()));
  }

  @Override
  public synchronized Page<Entry> of(PostId post, Page.Request page) {
    return Keyset.page(history(post), Long::valueOf, page)
        .map(revision -> new Entry(revision.version(), revision.content().title(), revision.at()));
  }

  private NavigableMap<Place, Summary> summaries(Feed feed) {
    return feeds.computeIfAbsent(feed, _ -> new TreeMap<>());
  }

  private NavigableMap<Long, Revision> history(PostId post) {
    return revisions.computeIfAbsent(post, _ -> new TreeMap<>());
  }

  /** Where a post stands in a feed: the newest first. */
  private record Place(Instant published, String post) implements Comparable<Place> {
    static Place of(Post post) {
      return new Place(post.head().firstPublished().get(), post.id().toString());
    }

    static Place read(String place) {
      var parts = place.split(" ", 2);
      return new Place(Instant.parse(parts[0]), parts[1]);
    }

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::published)
          .thenComparing(Place::post)
          .reversed()
          .compare(this, other);
    }

    @Override
    public String toString() {
      return published + " " + post;
    }
  }
}
