package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Pages;
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

/** What cannot be read is refused clearly, and nothing comes of it (API-1, 5, 6, 8). */
interface BadInputContract extends OnAPlatform {
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
    nothingComesOf(() -> alice().post("/posts", body).expectFlaws(flaw));
  }

  @TestFactory
  default Stream<DynamicTest> whatIsNoJsonIsRefused() {
    return Map.of(
            "empty", "",
            "broken", "{\"title\": \"x\"",
            "text after it", "{\"title\": \"x\"} {}",
            "no object", "[\"title\"]",
            "a number", "1",
            "nothing", "null",
            "a name twice", "{\"title\": \"x\", \"title\": \"y\"}",
            "a number for ever", "{\"title\": " + "9".repeat(5_000) + "}",
            "deep", "{\"title\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "deep in vain", "{\"x\": " + "{\"x\": ".repeat(5_000) + "1" + "}".repeat(5_000) + "}")
        .entrySet()
        .stream()
        .map(bad ->
            DynamicTest.dynamicTest(
                bad.getKey(),
                () ->
                    nothingComesOf(
                        () -> alice().post("/posts", bad.getValue()).expectProblem(400))));
  }

  @Test
  default void textThatIsNotUtf8IsRefused() {
    var title = "{\"title\": \"né\"}";
    nothingComesOf(() -> create(bytes(title.getBytes(ISO_8859_1))).expectProblem(400));
    nothingComesOf(() -> create(bytes(title.getBytes(UTF_16))).expectProblem(400));
    nothingComesOf(
        () -> create(bytes(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF})).expectProblem(400));
  }

  @Test
  default void aBodyThatNoFunctionTakesIsRefusedByTheGateway() {
    nothingComesOf(() ->
        assertThat(create(bytes(new byte[20_000_000])).expect(413).text())
            .isEqualTo("{\"message\":\"Request Entity Too Large\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/merge-patch+json"})
  default void anotherContentTypeIsRefused(String type) {
    nothingComesOf(() ->
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
    nothingComesOf(() -> alice().send("POST", "/posts", body).expectProblem(415));
    var post = draft(alice(), "Typed " + word());
    alice().send("PATCH", path(post), body, "If-Match", post.etag()).expectProblem(415);
    alice()
        .send(
            "PATCH", path(post), body, "If-Match", post.etag(), "Content-Type", "application/json")
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
        "/posts/01890a5d-ac96-774b-bcce-b302099a8057%00",
        "/slugs/..%2F..%2Fetc%2Fpasswd",
        "/slugs/%FF",
        "/media/../../etc/passwd",
        "/media/..%2F..%2Fblogify.db/content",
        "/users/..",
        "/posts/",
        "/nothing"
      })
  default void aPathThatLeadsNowhereIsNotFound(String path) {
    world().get(path).expect(404);
    alice().get(path).expect(404);
  }

  @Test
  default void aPreconditionIsReadStrictly() {
    var post = draft(alice(), "Precise " + word());
    for (var bad : new String[] {"1", "W/\"1\"", "\"one\"", "\"1", "\"01\"", "\"-1\"", ""}) {
      assertThat(alice().delete(path(post), "If-Match", bad).status())
          .as("If-Match: %s", bad)
          .isIn(400, 412, 428);
    }
    alice().delete(path(post), "If-Match", "\"7\", \"1\"").expect(200);
  }

  @Test
  default void malformedComesBeforeMissingBeforeHiddenBeforeStale() {
    var post = draft(alice(), "Ordered " + word());
    bob().patch(path(post), "{", "If-Match", "\"9\"").expectProblem(400);
    bob().patch(path(post), Map.of("title", "x")).expectProblem(428);
    bob().patch(path(post), Map.of("title", "x"), "If-Match", "\"9\"").expectProblem(404);
    alice().patch(path(post), Map.of("title", "x"), "If-Match", "\"9\"").expectProblem(412);
  }

  private Answer create(BodyPublisher body) {
    return alice().send("POST", "/posts", body, "Content-Type", "application/json");
  }

  private static BodyPublisher bytes(byte[] bytes) {
    return BodyPublishers.ofByteArray(bytes);
  }

  /** Nothing is written, and the platform goes on. */
  private void nothingComesOf(Runnable request) {
    var before = Pages.items(alice(), "/me/posts?limit=100");
    request.run();
    assertThat(Pages.items(alice(), "/me/posts?limit=100")).isEqualTo(before);
  }
}
