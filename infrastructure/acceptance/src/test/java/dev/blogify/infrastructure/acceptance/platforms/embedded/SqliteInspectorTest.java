package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.PictureFixtures;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each invariant check of the crash tests detects its violation. */
@TestInstance(Lifecycle.PER_CLASS)
final class SqliteInspectorTest {
  private Path intactData;

  @BeforeAll
  void writeSampleData(@TempDir Path folder) {
    intactData = folder;
    try (var platform = LocalPlatform.start(PlatformSettings.onFreePorts(intactData));
        var blog = new BlogClient(EmbeddedPlatformTest.running(platform), ProjectFiles.openApi())) {
      var alice = blog.as("alice");
      var draft =
          alice
              .post("/posts", Map.of("title", "Old", "tags", List.of("one", "two")))
              .expectStatus(201);
      var post = "/posts/" + draft.string("postId");
      var live = alice.transition("POST", post + "/publish", draft.etag()).expectStatus(200);
      alice.patch(post, Map.of("slug", "newer"), "If-Match", live.etag()).expectStatus(200);
      blog.requestUpload(alice, "a.png", "image/png", PictureFixtures.png(1, 1, "a"));
      EmbeddedDeliveryPipeline.settle(intactData);
    }
  }

  @Test
  void findsNoViolationInWhatThePlatformWrote() {
    try (var stored = new SqliteInspector(intactData)) {
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.deliveryViolations()).isEmpty();
      assertThat(stored.rowCounts())
          .containsEntry("post", 1)
          .containsEntry("revision", 2)
          .containsEntry("slug", 2)
          .containsEntry("feed", 4)
          .containsEntry("media", 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DELETE FROM archive WHERE type LIKE '%post.published%'     | not archived once
          DELETE FROM outbox WHERE type LIKE '%post.published%'     | archived without a change
          DELETE FROM outbox WHERE type LIKE '%post.published%'     | audited without a change
          DELETE FROM audit WHERE type LIKE '%post.published%'       | not audited once
          UPDATE audit SET sequence = '0000000009.00' WHERE type LIKE '%post.created%' | not audited as it happened
          DELETE FROM feed WHERE feed = 'tag#one'                    | counted otherwise than listed
          INSERT INTO dead_letter (queue, body, receives, reason, failed_at) VALUES ('q', '{}', 5, 'r', '') | a dead letter of q
          INSERT INTO outbox_dead_letter (id, position, reason, record) VALUES ('p', '1', 'r', '{}')            | parked: r
          """)
  void findsDeliveryViolations(String breakage, String rule, @TempDir Path copy)
      throws IOException, SQLException {
    breakCopy(breakage, copy);
    try (var stored = new SqliteInspector(copy)) {
      assertThat(stored.deliveryViolations()).anyMatch(violation -> violation.startsWith(rule));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DELETE FROM slug WHERE slug = 'old'                        | missing slug
          DELETE FROM slug WHERE slug = 'old'                        | broken foreign key
          INSERT INTO slug SELECT 'lost', post_id, 0 FROM post       | dangling slug
          DELETE FROM revision WHERE version = 1                     | missing revision
          DELETE FROM revision WHERE version = 3                     | missing revision
          DELETE FROM feed WHERE feed = 'all'                        | missing feed row
          DELETE FROM feed WHERE feed = 'tag#one'                    | missing feed row
          UPDATE feed SET feed = 'tag#three' WHERE feed = 'tag#two'  | extra feed row
          UPDATE post SET status = 'draft', live_revision = NULL, live_version = NULL, live_since = NULL, copy_slug = NULL, copy_version = NULL | extra feed row
          INSERT INTO tag (tag, posts) VALUES ('four', 2)            | wrong tag count
          DELETE FROM outbox WHERE type LIKE '%post.created%'       | version of a post without an event
          DELETE FROM outbox WHERE type LIKE '%post.edited%'        | version of a post without an event
          DELETE FROM outbox WHERE type LIKE '%media.requested%'    | version of a medium without an event
          DELETE FROM outbox WHERE type LIKE '%user.registered%'    | version of a user without an event
          UPDATE post SET version = version + 1                      | version of a post without an event
          DELETE FROM post                                           | version of a post without an event
          """)
  void findsBrokenRules(String breakage, String rule, @TempDir Path copy)
      throws IOException, SQLException {
    breakCopy(breakage, copy);
    try (var stored = new SqliteInspector(copy)) {
      assertThat(stored.violations()).anyMatch(violation -> violation.startsWith(rule));
    }
  }

  /** Triggers protect the audit trail, so the test drops them first. */
  private void breakCopy(String breakage, Path copy) throws IOException, SQLException {
    Files.copy(intactData.resolve("blogify.db"), copy.resolve("blogify.db"));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("blogify.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("DROP TRIGGER audit_is_never_changed");
      statement.executeUpdate("DROP TRIGGER audit_is_never_deleted");
      assertThat(statement.executeUpdate(breakage)).as("rows changed").isPositive();
    }
  }
}
