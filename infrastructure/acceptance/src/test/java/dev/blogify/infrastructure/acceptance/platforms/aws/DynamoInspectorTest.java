package dev.blogify.infrastructure.acceptance.platforms.aws;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Each invariant check of the crash tests detects its violation. */
final class DynamoInspectorTest {
  private static final String POST = id(1).toString();

  private final DynamoDbClient client = LocalTables.create();
  private final DynamoInspector inspector = new DynamoInspector(client);

  /** A published post with a working copy that changes the slug. */
  @BeforeEach
  void write() {
    var posts = new DynamoPosts(client, LocalTables.NAMES);
    var draft =
        posts
            .commit(
                created(1, ALICE.id(), slug("old"), content("Old", "one", "two")), forActor(ALICE))
            .get();
    var live = posts.commit(published(draft), forActor(ALICE)).get();
    posts.commit(edited(live, renamed("newer")), forActor(ALICE)).get();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void findsNoViolationInWhatAStoreWrote() {
    assertThat(inspector.violations()).isEmpty();
    assertThat(inspector.events()).hasSize(1);
  }

  @Test
  void findsAMissingSlug() {
    delete("Slugs", Map.of("slug", text("newer")));

    assertThat(inspector.violations()).containsExactly("missing slug: newer " + POST);
  }

  @Test
  void findsADanglingSlug() {
    put("Slugs", Map.of("slug", text("lost"), "postId", text(id(2).toString())));

    assertThat(inspector.violations()).containsExactly("extra slug: lost " + id(2));
  }

  @Test
  void findsAMissingFeedRow() {
    delete("Feeds", Map.of("feed", text("tag#one"), "publishedAt#postId", text(publicationKey())));

    assertThat(inspector.violations()).containsExactly("missing feed row: tag#one " + POST);
  }

  @Test
  void findsAnExtraFeedRow() {
    put("Feeds", Map.of("feed", text("tag#three"), "publishedAt#postId", text(publicationKey())));

    assertThat(inspector.violations()).containsExactly("extra feed row: tag#three " + POST);
  }

  @Test
  void findsADuplicateFeedRow() {
    put(
        "Feeds",
        Map.of(
            "feed", text("all"), "publishedAt#postId", text("2020-01-01T00:00:00.000Z#" + POST)));

    assertThat(inspector.violations()).containsExactly("duplicate feed row: all " + POST);
  }

  @Test
  void findsARevisionWithoutItsPost() {
    put("Revisions", Map.of("postId", text(POST), "version", AttributeValue.fromN("9")));

    assertThat(inspector.violations()).containsExactly("revision without a post: " + POST + " 9");
  }

  @Test
  void findsAMissingRevision() {
    delete("Revisions", Map.of("postId", text(POST), "version", AttributeValue.fromN("1")));

    assertThat(inspector.violations()).containsExactly("missing revision: " + POST + " 1");
  }

  @Test
  void findsAChangeWithoutItsEvents() {
    client.updateItem(
        UpdateItemRequest.builder()
            .tableName("Posts")
            .key(key())
            .updateExpression("ADD #version :one")
            .expressionAttributeNames(Map.of("#version", "version"))
            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
            .build());

    assertThat(inspector.violations())
        .singleElement()
        .asString()
        .startsWith("item without the events of its version");
  }

  @Test
  void findsOrphansOfAMissingPost() {
    delete("Posts", key());

    assertThat(inspector.violations())
        .contains(
            "extra slug: old " + POST,
            "extra feed row: all " + POST,
            "revision without a post: " + POST + " 1");
  }

  private static Map<String, AttributeValue> key() {
    return Map.of("postId", text(POST), "createdAt", text("2026-03-01T09:00:00.001Z"));
  }

  private static String publicationKey() {
    return "2026-03-01T10:00:00.001Z#" + POST;
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(PutItemRequest.builder().tableName(table).item(item).build());
  }

  private void delete(String table, Map<String, AttributeValue> key) {
    client.deleteItem(DeleteItemRequest.builder().tableName(table).key(key).build());
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
