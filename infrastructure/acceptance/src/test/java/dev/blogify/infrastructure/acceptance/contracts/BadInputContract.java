package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unreadable requests are rejected with a precise error and change nothing (API-1, 5, 6, 8). */
interface BadInputContract extends PlatformFixture {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # body                                          | what is wrong
          {"titel": "x", "title": "x"}                    | pointer /titel
          {"title": "x", "a/b~c": 1}                      | pointer /a~1b~0c
          {"title": "x", "postId": "1"}                   | pointer /postId
          {"title": "x", "authorId": "1"}                 | pointer /authorId
          {"title": "x", "status": "published"}           | pointer /status
          {"title": "x", "version": 7}                    | pointer /version
          {"title": "x", "publishedAt": "2020-01-01"}     | pointer /publishedAt
          {"title": "x", "createdAt": "2020-01-01"}       | pointer /createdAt
          {"title": 7}                                    | pointer /title
          {"title": ["x"]}                                | pointer /title
          {"title": null}                                 | pointer /title
          {"body": "x"}                                   | pointer /title
          {"title": "x", "tags": "java"}                  | pointer /tags
          {"title": "x", "tags": ["java", 7]}             | pointer /tags/1
          {"title": "x", "tags": [["java"]]}              | pointer /tags/0
          {"title": "x", "body": {"markdown": "x"}}       | pointer /body
          {"title": "x\\u0000y"}                          | pointer /title
          {"title": "x", "body": "\\ud800"}               | pointer /body
          """)
  default void aBodyIsReadStrictly(String body, String flaw) {
    assertNothingWritten(() -> alice().post("/posts", body).expectFieldErrors(flaw));
  }

  @TestFactory
  default Stream<DynamicTest> invalidJsonIsRefused() {
    return Map.of(
            "empty", "",
            "broken", "{\"title\": \"x\"",
            "trailing text", "{\"title\": \"x\"} {}",
            "no object", "[\"title\"]",
            "a number", "1",
            "nothing", "null",
            "duplicate name", "{\"title\": \"x\", \"title\": \"y\"}",
            "endless number", "{\"title\": " + "9".repeat(5_000) + "}",
            "deep", "{\"title\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "deep nesting", "{\"x\": " + "{\"x\": ".repeat(5_000) + "1" + "}".repeat(5_000) + "}")
        .entrySet()
        .stream()
        .map(bad ->
            DynamicTest.dynamicTest(
                bad.getKey(),
                () ->
                    assertNothingWritten(
                        () -> alice().post("/posts", bad.getValue()).expectProblem(400))));
  }

  @Test
  default void textThatIsNotUtf8IsRefused() {
    var title = "{\"title\": \"né\"}";
    assertNothingWritten(() -> create(bytes(title.getBytes(ISO_8859_1))).expectProblem(400));
    assertNothingWritten(() -> create(bytes(title.getBytes(UTF_16))).expectProblem(400));
    assertNothingWritten(
        () -> create(bytes(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF})).expectProblem(400));
  }

  @Test
  default void anOversizedBodyIsRefusedByTheGateway() {
    assertNothingWritten(() ->
        assertThat(create(bytes(new byte[20_000_000])).expectStatus(413).text())
            .isEqualTo("{\"message\":\"Request Entity Too Large\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/merge-patch+json"})
  default void anotherContentTypeIsRefused(String type) {
    assertNothingWritten(() ->
        alice()
            .send(
                "POST",
                "/posts",
                BodyPublishers.ofString("{\"title\":\"x\"}"),
                "Content-Type",
                type)
            .expectProblem(415));
  }

  @Test
  default void aMissingContentTypeIsRefused() {
    var body = BodyPublishers.ofString("{\"title\":\"x\"}");
    assertNothingWritten(() -> alice().send("POST", "/posts", body).expectProblem(415));
    var post = createDraft(alice(), "Typed " + uniqueWord());
    alice().send("PATCH", postPath(post), body, "If-Match", post.etag()).expectProblem(415);
    alice()
        .send(
            "PATCH",
            postPath(post),
            body,
            "If-Match",
            post.etag(),
            "Content-Type",
            "application/json")
        .expectProblem(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/posts/../me",
        "/posts/%2e%2e/me",
        "/posts/..%2Fme",
        "/posts/1",
        "/posts/01890A5D-AC96-774B-BCCE-B302099A8057",
        "/posts/550e8400-e29b-41d4-a716-446655440000",
        "/slugs/..%2F..%2Fetc%2Fpasswd",
        "/slugs/%FF",
        "/media/..%2F..%2Fblogify.db/content",
        "/users/..",
        "/posts/",
        "/nothing"
      })
  default void aPathThatLeadsNowhereIsNotFound(String path) {
    anonymous().get(path).expectStatus(404);
    alice().get(path).expectStatus(404);
  }

  @Test
  default void aPreconditionIsReadStrictly() {
    var post = createDraft(alice(), "Precise " + uniqueWord());
    for (var bad : new String[] {"1", "W/\"1\"", "\"one\"", "\"1", "\"01\"", "\"-1\"", ""}) {
      assertThat(alice().delete(postPath(post), "If-Match", bad).status())
          .as("If-Match: %s", bad)
          .isIn(400, 412, 428);
    }
    alice().delete(postPath(post), "If-Match", "\"7\", \"1\"").expectStatus(200);
  }

  @Test
  default void checksRunInTheDocumentedOrder() {
    var post = createDraft(alice(), "Ordered " + uniqueWord());
    bob().patch(postPath(post), "{", "If-Match", "\"9\"").expectProblem(400);
    bob().patch(postPath(post), Map.of("title", "x")).expectProblem(428);
    bob().patch(postPath(post), Map.of("title", "x"), "If-Match", "\"9\"").expectProblem(404);
    alice().patch(postPath(post), Map.of("title", "x"), "If-Match", "\"9\"").expectProblem(412);
  }

  private ClientResponse create(BodyPublisher body) {
    return alice().send("POST", "/posts", body, "Content-Type", "application/json");
  }

  private static BodyPublisher bytes(byte[] bytes) {
    return BodyPublishers.ofByteArray(bytes);
  }

  /** The request stored nothing, and the platform accepts further requests. */
  private void assertNothingWritten(Runnable request) {
    var before = LinkPagination.allItems(alice(), "/me/posts?limit=100");
    request.run();
    assertThat(LinkPagination.allItems(alice(), "/me/posts?limit=100")).isEqualTo(before);
  }
}
