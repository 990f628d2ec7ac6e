package dev.blogify.adapters.embedded.sqlite;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
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
 * Prints how many changes and reads a second the stores do, over a file that it leaves behind.
 * Changes are durable: each waits for the disk.
 */
final class Throughput {
  private static final int POSTS = 10_000;
  private static final int READS = 50_000;
  private static final int LARGE = 200;
  private static final int PAGE = 20;

  private final SqlitePosts posts;
  private final SqliteFeeds feeds;
  private final SqliteTagCounts tagCounts;

  private Throughput(Database database) {
    this.posts = new SqlitePosts(database);
    this.feeds = new SqliteFeeds(database);
    this.tagCounts = new SqliteTagCounts(database);
  }

  public static void main(String[] arguments) {
    var begin = System.nanoTime();
    try (var database = Database.open(Path.of(arguments[0]))) {
      System.out.printf("opened in %d ms%n", since(begin).toMillis());
      new Throughput(database).measure();
    }
  }

  private void measure() {
    rate("create, one thread", POSTS / 2, 1, this::create);
    rate("create, 8 threads", POSTS / 2, 8, n -> create(POSTS / 2 + n));
    rate("publish, 8 threads", POSTS, 8, n -> publish(n));
    rate("edit to 200 kB, one thread", LARGE, 1, this::enlarge);
    for (var threads : new int[] {1, 8}) {
      rate("find, threads: " + threads, READS, threads, n -> posts.find(id(n % POSTS)).get());
      rate(
          "slug, threads: " + threads,
          READS,
          threads,
          n -> posts.holder(slug("post-" + n % POSTS)).get());
      rate(
          "page of 20, threads: " + threads,
          READS / 10,
          threads,
          _ -> feeds.read(new Feed.All(), Page.Request.first(PAGE)));
    }
    rate(
        "page of 20 of a tag",
        READS / 10,
        1,
        _ -> feeds.read(new Feed.Tagged(new Tag("even")), Page.Request.first(PAGE)));
    rate("page of tags", READS / 10, 1, _ -> tagCounts.list(Page.Request.first(PAGE)));
  }

  private void create(int n) {
    var tags = new String[] {n % 2 == 0 ? "even" : "odd", "tag " + n % 100};
    posts
        .commit(created(n, ALICE.id(), slug("post-" + n), content("Post " + n, tags)), by(ALICE))
        .get();
  }

  private void publish(int n) {
    posts.commit(published(posts.find(id(n)).get()), by(ALICE)).get();
  }

  private void enlarge(int n) {
    posts.commit(edited(posts.find(id(n)).get(), rewritten(largestBody("x"))), by(ALICE)).get();
  }

  private static void rate(String what, int times, int threads, IntConsumer work) {
    var begin = System.nanoTime();
    try (var executor = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      for (var n = 0; n < times; n++) {
        var number = n;
        executor.execute(() -> work.accept(number));
      }
    }
    System.out.printf("%,8.0f a second: %s%n", times * 1e9 / since(begin).toNanos(), what);
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
