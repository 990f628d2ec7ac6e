package dev.blogify.adapters.out.embedded.sqlite;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.largestBody;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.rewritten;
import static dev.blogify.domain.post.PostFixtures.slug;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * Measures the changes and reads per second of the stores, on a file that it does not delete. Every
 * change waits until it is durable.
 */
final class Throughput {
  private static final int POSTS = 10_000;
  private static final int READS = 50_000;
  private static final int LARGE_EDITS = 200;
  private static final int PAGE_SIZE = 20;

  private final SqlitePosts posts;
  private final SqliteFeeds feeds;
  private final SqliteTagCounts tagCounts;

  private Throughput(SqliteDatabase database) {
    this.posts = new SqlitePosts(database);
    this.feeds = new SqliteFeeds(database);
    this.tagCounts = new SqliteTagCounts(database);
  }

  public static void main(String[] arguments) {
    var begin = System.nanoTime();
    try (var database = SqliteDatabase.open(Path.of(arguments[0]))) {
      System.out.printf("opened in %d ms%n", since(begin).toMillis());
      new Throughput(database).measure();
    }
  }

  private void measure() {
    measure("create, one thread", POSTS / 2, 1, this::create);
    measure("create, 8 threads", POSTS / 2, 8, n -> create(POSTS / 2 + n));
    measure("publish, 8 threads", POSTS, 8, n -> publish(n));
    measure("edit to 200 kB, one thread", LARGE_EDITS, 1, this::enlarge);
    for (var threads : new int[] {1, 8}) {
      measure("find, threads: " + threads, READS, threads, n -> posts.find(id(n % POSTS)).get());
      measure(
          "slug, threads: " + threads,
          READS,
          threads,
          n -> posts.findBySlug(slug("post-" + n % POSTS)).get());
      measure(
          "page of 20, threads: " + threads,
          READS / 10,
          threads,
          _ -> feeds.read(new Feed.AllPosts(), Page.PageRequest.firstPage(PAGE_SIZE)));
    }
    measure(
        "page of 20 of a tag",
        READS / 10,
        1,
        _ -> feeds.read(new Feed.ByTag(new Tag("even")), Page.PageRequest.firstPage(PAGE_SIZE)));
    measure(
        "page of tags", READS / 10, 1, _ -> tagCounts.list(Page.PageRequest.firstPage(PAGE_SIZE)));
  }

  private void create(int n) {
    var tags = new String[] {n % 2 == 0 ? "even" : "odd", "tag " + n % 100};
    posts
        .commit(
            created(n, ALICE.id(), slug("post-" + n), content("Post " + n, tags)), forActor(ALICE))
        .get();
  }

  private void publish(int n) {
    posts.commit(published(posts.find(id(n)).get()), forActor(ALICE)).get();
  }

  private void enlarge(int n) {
    posts
        .commit(edited(posts.find(id(n)).get(), rewritten(largestBody("x"))), forActor(ALICE))
        .get();
  }

  private static void measure(String label, int times, int threads, IntConsumer work) {
    var begin = System.nanoTime();
    try (var executor = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      for (var n = 0; n < times; n++) {
        var number = n;
        executor.execute(() -> work.accept(number));
      }
    }
    System.out.printf("%,8.0f per second: %s%n", times * 1e9 / since(begin).toNanos(), label);
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
