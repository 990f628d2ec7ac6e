package dev.blogify.infrastructure.acceptance.platforms.aws;

import dev.blogify.adapters.out.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads all tables by scans, which only tests may do. */
public record DynamoInspector(DynamoDbClient client) {
  private static final int VERSION_DIGITS = 10;

  /** The events of the latest change of each aggregate, as JSON. */
  public Seq<String> events() {
    return List.of(Tables.POSTS, Tables.MEDIA, Tables.USERS)
        .flatMap(this::items)
        .flatMap(DynamoInspector::outboxEvents);
  }

  /** All items that consumers wrote, sorted. */
  public Seq<String> projections() {
    return List.of(Tables.AUDIT_TRAIL, Tables.NOTIFICATIONS, Tables.TAG_COUNTS, Tables.MEDIA)
        .flatMap(table -> items(table).map(item -> table.name() + " " + new TreeMap<>(item)))
        .sorted();
  }

  /** Violations of the invariants of one transaction per change (DDB-3). */
  public Seq<String> violations() {
    var posts = posts();
    return differences("slug", posts.flatMap(DynamoInspector::slugRows), slugRows())
        .appendAll(differences("feed row", posts.flatMap(DynamoInspector::feedRows), feedRows()))
        .appendAll(
            revisionRows()
                .reject(revision -> posts.exists(post -> isRevisionOf(revision, post)))
                .map(revision -> "revision without a post: " + revision))
        .appendAll(
            posts
                .map(post -> post.id() + " 1")
                .removeAll(revisionRows())
                .map(first -> "missing revision: " + first))
        .appendAll(
            List.of(Tables.POSTS, Tables.MEDIA, Tables.USERS)
                .flatMap(this::items)
                .reject(DynamoInspector::hasOutboxOfItsVersion)
                .map(item -> "item without the events of its version: " + item));
  }

  /**
   * Loads the posts, which requires every referenced revision. A purged post has its events only.
   */
  private Seq<Post> posts() {
    var posts = new DynamoPosts(client, LocalTables.NAMES);
    return items(Tables.POSTS)
        .filter(item -> item.containsKey("userId"))
        .map(item -> posts.find(new PostId(Uuid7.parse(text(item, "postId")).get())).get());
  }

  private static Seq<String> slugRows(Post post) {
    return post.metadata()
        .slugHistory()
        .publicSlugs()
        .add(post.metadata().slugHistory().current())
        .add(post.slug())
        .toVector()
        .map(slug -> slug.value() + " " + post.id());
  }

  private Seq<String> slugRows() {
    return items(Tables.SLUGS).map(item -> text(item, "slug") + " " + text(item, "postId"));
  }

  private static Seq<String> feedRows(Post post) {
    return post instanceof Published published
        ? published.feeds().map(feed -> feedKey(feed) + " " + post.id())
        : List.empty();
  }

  private Seq<String> feedRows() {
    return items(Tables.FEEDS)
        .map(item -> {
          var place = text(item, "publishedAt#postId");
          return text(item, "feed") + " " + place.substring(place.indexOf('#') + 1);
        });
  }

  private static String feedKey(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> "all";
      case Feed.ByTag(var tag) -> "tag#" + tag.value();
      case Feed.ByAuthor(var author) -> "author#" + author.value();
    };
  }

  private Seq<String> revisionRows() {
    return items(Tables.REVISIONS)
        .map(item -> text(item, "postId") + " " + attribute(item, "version").n());
  }

  private static boolean isRevisionOf(String revision, Post post) {
    var parts = revision.split(" ", 2);
    return parts[0].equals(post.id().toString())
        && Long.parseLong(parts[1]) <= post.version().number();
  }

  private static boolean hasOutboxOfItsVersion(Map<String, AttributeValue> item) {
    var version = "%0" + VERSION_DIGITS + "d";
    var sequence =
        "\"sequence\":\"" + version.formatted(Long.valueOf(attribute(item, "version").n()));
    return !outboxEvents(item).isEmpty()
        && outboxEvents(item).forAll(event -> event.contains(sequence));
  }

  private static Seq<String> outboxEvents(Map<String, AttributeValue> item) {
    return Vector.ofAll(attribute(item, "outbox").l()).map(AttributeValue::s);
  }

  private static Seq<String> differences(String what, Seq<String> due, Seq<String> found) {
    return due.removeAll(found)
        .map(each -> "missing %s: %s".formatted(what, each))
        .appendAll(found.removeAll(due).map(each -> "extra %s: %s".formatted(what, each)))
        .appendAll(
            found
                .groupBy(each -> each)
                .filterValues(same -> same.size() > 1)
                .keySet()
                .map(each -> "duplicate %s: %s".formatted(what, each)));
  }

  private Seq<Map<String, AttributeValue>> items(TableDefinition table) {
    var all =
        ScanRequest.builder().tableName(LocalTables.NAMES.of(table)).consistentRead(true).build();
    return Vector.ofAll(client.scanPaginator(all).items());
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Option.of(item.get(name)).getOrElseThrow(() -> new AssertionError("No " + name));
  }
}
