package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.CommandContexts;
import dev.blogify.application.CommittedChange;
import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Slug;
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

/** Posts in memory, as strict as the real stores; derives slugs, feeds and revisions. */
public final class InMemoryPosts implements Posts, Feeds, Revisions {
  private final NavigableMap<String, Post> posts = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Slug, PostId> slugs = new HashMap<>();
  private final Map<Feed, NavigableMap<FeedKey, PostSummary>> feeds = new HashMap<>();
  private final Map<PostId, NavigableMap<Long, Revision>> revisions = new HashMap<>();
  private Vector<CommittedChange<PostChange>> committed = Vector.empty();
  private Vector<CommittedChange<PostPurge>> purged = Vector.empty();

  /** Commits a change that must succeed. */
  public Post save(PostChange change) {
    return commit(change, CommandContexts.forActor(Actor.SYSTEM)).get();
  }

  /** All committed changes, in order. */
  public synchronized Seq<CommittedChange<PostChange>> committed() {
    return committed;
  }

  /** All committed purges, in order. */
  public synchronized Seq<CommittedChange<PostPurge>> purged() {
    return purged;
  }

  @Override
  public synchronized Option<Post> find(PostId id) {
    return Option.of(posts.get(id.toString()));
  }

  @Override
  public synchronized Option<Published> findPublished(PostId id) {
    return find(id)
        .flatMap(post ->
            post instanceof Published(var head, var live, _)
                ? Option.some(new Published(head, live, Option.none()))
                : Option.none());
  }

  @Override
  public synchronized Option<PostId> findBySlug(Slug slug) {
    return Option.of(slugs.get(slug));
  }

  @Override
  public synchronized Either<Conflict, Post> commit(PostChange change, CommandContext context) {
    if (change.isEmpty()) {
      throw new IllegalArgumentException("Nothing to commit: " + change);
    }
    var post = change.after();
    if (!find(post.id()).map(Post::version).equals(change.before().map(Post::version))) {
      return left(new Conflict.OutdatedVersion());
    }
    var taken = change.claimedSlugs().find(slugs::containsKey);
    if (taken.isDefined()) {
      return left(new Conflict.SlugConflict(taken.get()));
    }
    store(change);
    committed = committed.append(new CommittedChange<>(change, context));
    return right(post);
  }

  private void store(PostChange change) {
    var post = change.after();
    posts.put(post.id().toString(), post);
    change.releasedSlugs().forEach(slugs::remove);
    change.claimedSlugs().forEach(slug -> slugs.put(slug, post.id()));
    change
        .feedsToRemoveFrom()
        .forEach(feed -> summaries(feed).remove(FeedKey.of(change.before().get())));
    change
        .feedsToUpdate()
        .forEach(feed ->
            summaries(feed).put(FeedKey.of(post), PostSummary.ofPublished((Published) post)));
    change
        .newRevision()
        .forEach(revision -> revisionsOf(post.id()).put(-revision.version().number(), revision));
  }

  @Override
  public synchronized Either<Conflict.OutdatedVersion, PostId> purge(
      PostPurge purge, CommandContext context) {
    var before = purge.before();
    if (!find(before.id()).map(Post::version).contains(before.version())) {
      return left(new Conflict.OutdatedVersion());
    }
    posts.remove(before.id().toString());
    purge.releasedSlugs().forEach(slugs::remove);
    revisions.remove(before.id());
    purged = purged.append(new CommittedChange<>(purge, context));
    return right(before.id());
  }

  @Override
  public synchronized Seq<PostId> findDueForPublication(Instant now, int limit) {
    return due(now, limit, Post.Scheduled.class, Post.Scheduled::publishAt);
  }

  @Override
  public synchronized Seq<PostId> findDueForPurge(Instant now, int limit) {
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
  public synchronized Page<PostSummary> findByAuthor(
      UserId author, Option<PostStatus> status, Page.PageRequest page) {
    return listWhere(
        post -> post.author().equals(author) && status.forAll(post.status()::equals), page);
  }

  @Override
  public synchronized Page<PostSummary> findByStatus(
      PostStatus unpublished, Page.PageRequest page) {
    return listWhere(post -> post.status() == unpublished, page);
  }

  private Page<PostSummary> listWhere(Predicate<Post> wanted, Page.PageRequest page) {
    var work = new TreeMap<>(posts);
    work.values().removeIf(wanted.negate());
    return KeysetPagination.page(work, id -> id, page).map(PostSummary::ofLatestContent);
  }

  @Override
  public synchronized Page<PostSummary> read(Feed feed, Page.PageRequest page) {
    return KeysetPagination.page(summaries(feed), FeedKey::parse, page);
  }

  @Override
  public synchronized Option<Revision> find(PostId post, Version version) {
    return Option.of(revisionsOf(post).get(-version.number()));
  }

  @Override
  public synchronized Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page) {
    return KeysetPagination.page(revisionsOf(post), Long::valueOf, page)
        .map(revision ->
            new RevisionSummary(
                revision.version(), revision.content().title(), revision.createdAt()));
  }

  private NavigableMap<FeedKey, PostSummary> summaries(Feed feed) {
    return feeds.computeIfAbsent(feed, _ -> new TreeMap<>());
  }

  private NavigableMap<Long, Revision> revisionsOf(PostId post) {
    return revisions.computeIfAbsent(post, _ -> new TreeMap<>());
  }

  /** Sort key of a post in a feed, newest first. */
  private record FeedKey(Instant publishedAt, String postId) implements Comparable<FeedKey> {
    static FeedKey of(Post post) {
      return new FeedKey(post.metadata().firstPublishedAt().get(), post.id().toString());
    }

    static FeedKey parse(String place) {
      var parts = place.split(" ", 2);
      return new FeedKey(Instant.parse(parts[0]), parts[1]);
    }

    @Override
    public int compareTo(FeedKey other) {
      return Comparator.comparing(FeedKey::publishedAt)
          .thenComparing(FeedKey::postId)
          .reversed()
          .compare(this, other);
    }

    @Override
    public String toString() {
      return publishedAt + " " + postId;
    }
  }
}
