package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content limits, and the HTML that readers receive (API-7, API-8). */
interface ContentContract extends PlatformFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[link](javascript:alert(1))",
        "[link](JaVaScRiPt&#58;alert(1))",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<svg onload=alert(1)>",
        "<iframe src=\"https://example.org\"></iframe>",
        "![x](https://example.org/\"onload=\"alert(1))",
        "<style>body{background:url(javascript:alert(1))}</style>"
      })
  default void aBodyIsStoredAsWrittenAndRenderedWithoutScript(String body) {
    var post =
        alice()
            .post("/posts", Map.of("title", "Script " + uniqueWord(), "body", body))
            .expectStatus(201);
    assertThat(post.string("body")).isEqualTo(body);
    assertThat(post.string("html"))
        .doesNotContainPattern("(?i)<(script|svg|iframe|style)")
        .doesNotContainPattern(
            "(?i)<[^>]*\\s(on\\w+\\s*=|(href|src)\\s*=\\s*\"?\\s*(javascript|data):)");
  }

  @Test
  default void markdownBecomesHtml() {
    var body =
        """
        # Head

        ~~old~~ **new** `code` <kbd>Esc</kbd> https://example.org

        | a | b |
        |---|---|
        | 1 | 2 |
        """;
    var post =
        alice()
            .post("/posts", Map.of("title", "Rich " + uniqueWord(), "body", body))
            .expectStatus(201);
    assertThat(post.string("body")).isEqualTo(body);
    assertThat(post.string("html"))
        .contains("Head</h1>", "<del>old</del>", "<strong>new</strong>", "<code>code</code>")
        .contains("href=\"https://example.org\"", "<table>", "<td>2</td>");
  }

  @Test
  default void aBodyHas200kBOfUtf8AndNotOneByteMore() {
    var most = "é".repeat(100_000);
    var draft = Map.of("title", "Large " + uniqueWord(), "body", most);
    var post = alice().post("/posts", draft).expectStatus(201);
    assertThat(post.string("body")).isEqualTo(most);
    var more = Map.of("title", "Too large " + uniqueWord(), "body", most + "a");
    assertThat(alice().post("/posts", more).expectProblem(413).string("detail"))
        .contains("200,000 bytes");
    alice()
        .patch(PlatformFixture.postPath(post), Map.of("body", most + "a"), "If-Match", post.etag())
        .expectProblem(413);
  }

  @Test
  default void aBodyBeyondARenderingLimitIsRefusedAndStoresNothing() {
    var table = "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + "|b|\n".repeat(1_000);
    var slug = "table-" + uniqueWord();
    var draft = Map.of("title", "Table", "body", table, "slug", slug);
    assertThat(alice().post("/posts", draft).expectProblem(422).string("type"))
        .endsWith("/body-beyond-limit");

    var post = alice().post("/posts", Map.of("title", "Table", "slug", slug)).expectStatus(201);
    alice()
        .patch(PlatformFixture.postPath(post), Map.of("body", table), "If-Match", post.etag())
        .expectProblem(422);
    assertThat(alice().get(PlatformFixture.postPath(post) + "/draft").expectStatus(200).etag())
        .isEqualTo(post.etag());
  }

  @Test
  default void anExcerptIsTheTextOfTheRenderedBody() {
    var body = "AT&amp;T &copy; one<br>two 2 * 3 * 4";
    var post = alice().post("/posts", Map.of("title", uniqueWord(), "body", body));
    assertThat(post.expectStatus(201).string("excerpt")).isEqualTo("AT&T © one two 2 * 3 * 4");
    var edited = PlatformFixture.edit(alice(), post, "title", "Other " + uniqueWord());
    assertThat(edited.string("excerpt")).isEqualTo("AT&T © one two 2 * 3 * 4");
    var rewritten = PlatformFixture.edit(alice(), edited, "body", "New *words*");
    assertThat(rewritten.string("excerpt")).isEqualTo("New words");
  }

  @Test
  default void thePublishedVersionAndItsWorkingCopyMayBothHaveMaximumSize() {
    var live = "字".repeat(66_666) + "ab";
    var copy = "🎉".repeat(50_000);
    var tags = IntStream.range(10, 30).mapToObj(number -> number + " " + "字".repeat(47)).toList();
    var title = uniqueWord() + " " + "字".repeat(166);
    var draft =
        alice()
            .post("/posts", Map.of("title", title, "body", live, "tags", tags))
            .expectStatus(201);
    var post = PlatformFixture.postPath(draft);
    var published = PlatformFixture.publish(alice(), draft);
    var edited = PlatformFixture.edit(alice(), published, "body", copy);

    var seen = anonymous().get(post).expectStatus(200);
    assertThat(seen.string("title")).isEqualTo(title);
    assertThat(seen.string("body")).isEqualTo(live);
    assertThat(seen.json().path("tags")).extracting(JsonNode::asText).isEqualTo(tags);
    assertThat(alice().get(post + "/draft").expectStatus(200).string("body")).isEqualTo(copy);

    alice().patch(post, Map.of("body", copy + "a"), "If-Match", edited.etag()).expectProblem(413);

    PlatformFixture.publish(alice(), edited);
    assertThat(anonymous().get(post).expectStatus(200).string("body")).isEqualTo(copy);
  }

  @Test
  default void everyFieldHasItsLimit() {
    alice()
        .post(
            "/posts",
            Map.of(
                "title",
                "t".repeat(201),
                "excerpt",
                "e".repeat(501),
                "tags",
                Collections.nCopies(21, "tag"),
                "canonicalUrl",
                "ftp://example.org/",
                "language",
                "no language",
                "coverMediaId",
                "1"))
        .expectFieldErrors(
            "pointer /title",
            "pointer /excerpt",
            "pointer /tags",
            "pointer /canonicalUrl",
            "pointer /language",
            "pointer /coverMediaId");
    alice()
        .post("/posts", Map.of("title", " ", "tags", List.of("good", "x".repeat(51))))
        .expectFieldErrors("pointer /title", "pointer /tags/1");
    alice()
        .post("/posts", Map.of("title", "t".repeat(200), "excerpt", "é".repeat(500)))
        .expectStatus(201);
  }

  @Test
  default void aCoverIsAPictureThatIsReady() {
    alice()
        .post(
            "/posts",
            Map.of("title", "Bare", "coverMediaId", "01890a5d-ac96-774b-bcce-b302099a8057"))
        .expectProblem(422);
  }
}
