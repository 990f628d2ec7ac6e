package dev.blogify.adapters.in.http;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsing that all operations share, tested on examples. */
final class ApiRequestTest {
  private final TestApi api = new TestApi();

  private TestResponse create(String body) {
    return api.send(TestRequest.post("/posts", body).signedInAs(ALICE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"title\": \"x\"",
        "{\"title\": \"x\",}",
        "{title: \"x\"}",
        "{\"title\": \"x\"} {}",
        "{\"title\": NaN}",
        "[]",
        "\"x\"",
        "null",
        "7",
        "\uFEFF{\"title\": \"x\"}",
        "{\"title\": \"\\ud800\", \"\\udc00\": 1}",
      })
  void refusesABodyThatIsNotAJsonObject(String body) {
    var refused = create(body);

    assertThat(refused.problemType()).isEqualTo("400 malformed-request");
    assertThat(refused.errorSources()).containsExactly("pointer ");
    assertThat(api.posts.committed()).isEmpty();
  }

  @Test
  void listsEveryInvalidField() {
    var refused =
        create(
            """
            {"title": "", "body": ["x"], "excerpt": 7, "tags": ["ok", 1, null, "a\\u200bb"],
             "coverMediaId": "x", "canonicalUrl": "javascript:alert(1)", "language": "?",
             "slug": "Not A Slug", "postId": "x", "a/b~c": {"deep": [[]]}, "version": 1}\
            """);

    assertThat(refused.problemType()).isEqualTo("400 malformed-request");
    assertThat(refused.errorSources())
        .containsExactly(
            "pointer /title",
            "pointer /body",
            "pointer /excerpt",
            "pointer /tags/1",
            "pointer /tags/2",
            "pointer /coverMediaId",
            "pointer /canonicalUrl",
            "pointer /language",
            "pointer /slug",
            "pointer /postId",
            "pointer /a~1b~0c",
            "pointer /version");
  }

  @Test
  void listsADuplicateField() {
    assertThat(create("{\"title\": \"a\", \"title\": \"b\"}").errorSources())
        .containsExactly("pointer /title");
  }

  @Test
  void listsAtMostFiftyErrors() {
    var fields = List.range(0, 10_000).map("\"f%d\": 1"::formatted).mkString("{", ",", "}");

    assertThat(create(fields).errorSources()).hasSize(50);
  }

  @Test
  void acceptsTwentyLevelsOfNesting() {
    var fits = "{\"x\": " + "[".repeat(19) + "]".repeat(19) + "}";
    var deep = "{\"x\": " + "[".repeat(20) + "]".repeat(20) + "}";

    assertThat(create(fits).errorSources()).containsExactly("pointer /title", "pointer /x");
    assertThat(create(deep).errorSources()).containsExactly("pointer ");
    assertThat(create("[".repeat(100_000)).errorSources()).containsExactly("pointer ");
  }

  @Test
  void refusesMalformedUnicode() {
    assertThat(create("{\"title\": \"\\ud83d\"}").errorSources()).containsExactly("pointer /title");
    assertThat(create("{\"title\": \"x\", \"body\": \"\\udc00\"}").errorSources())
        .containsExactly("pointer /body");
    assertThat(create("{\"title\": \"x\", \"body\": \"a\\u0000\"}").errorSources())
        .containsExactly("pointer /body");
    assertThat(create("{\"title\": \"x\", \"\\ud83d\": 1}").errorSources())
        .containsExactly("pointer ");
    assertThat(create("{\"\\ud83d\": 1, \"\\ud83d\": 2}").errorSources())
        .containsExactly("pointer ");
    assertThat(create("{\"title\": \"\\ud83d\\ude00\"}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "世", "🎉"})
  void acceptsABodyOfUpTo200000Bytes(String letter) {
    var largest = PostFixtures.largestBody(letter).markdown();

    var taken = create("{\"title\": \"x\", \"body\": \"%s\"}".formatted(largest));
    var refused = create("{\"title\": 1, \"body\": \"%sx\"}".formatted(largest));

    assertThat(taken.status()).isEqualTo(201);
    assertThat(refused.problemType()).isEqualTo("413 body-too-large");
    assertThat(refused.errorSources()).containsExactly("pointer /body");
    assertThat(refused.textAt("/detail")).contains("200,000");
  }

  @Test
  void decodesBase64Bodies() {
    var body = "{\"title\": \"Été\"}".getBytes(StandardCharsets.UTF_8);
    var call = TestRequest.post("/posts", "").signedInAs(ALICE);

    var taken = api.send(call.withBase64Body(Base64.getEncoder().encodeToString(body)));
    assertThat(taken.textAt("/title")).isEqualTo("Été");

    var latin1 = "{\"title\": \"Été\"}".getBytes(StandardCharsets.ISO_8859_1);
    var refused = api.send(call.withBase64Body(Base64.getEncoder().encodeToString(latin1)));
    assertThat(refused.problemType()).isEqualTo("400 malformed-request");
    assertThat(refused.errorSources()).containsExactly("pointer ");
  }

  @Test
  void acceptsJsonInUtf8Only() {
    var body = "{\"title\": \"x\"}";
    for (var type :
        new String[] {
          "application/json",
          "Application/JSON; charset=UTF-8",
          "application/json;charset=\"utf-8\"",
          "application/json;"
        }) {
      assertThat(
              api.send(TestRequest.of("POST", "/posts").signedInAs(ALICE).body(type, body))
                  .status())
          .as(type)
          .isEqualTo(201);
    }
    for (var type :
        new String[] {
          "text/plain",
          "application/json; charset=utf-16",
          "application/jsonx",
          "",
          "application/merge-patch+json",
          "application/json; v=1"
        }) {
      var refused = api.send(TestRequest.of("POST", "/posts").signedInAs(ALICE).body(type, body));
      assertThat(refused.problemType()).as(type).isEqualTo("415 unsupported-media-type");
      assertThat(refused.header("accept")).isEqualTo("application/json");
    }
  }

  @Test
  void acceptsPatchesAsMergePatchOnly() {
    var refused =
        api.send(
            TestRequest.of("PATCH", "/me")
                .signedInAs(ALICE)
                .ifMatch(0)
                .body("application/json", "{}"));

    assertThat(refused.problemType()).isEqualTo("415 unsupported-media-type");
    assertThat(refused.header("accept-patch")).isEqualTo("application/merge-patch+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0\"", "*", " * ", "\"7\", \"0\"", ",\"0\",", "W/\"1\",\t\"0\""})
  void changesTheExpectedVersion(String header) {
    assertThat(rename(header).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"0\"", "\"00\"", "\"a,b\"", "\"\"", "\"0x0\""})
  void refusesAnUnexpectedVersion(String header) {
    assertThat(rename(header).problemType()).isEqualTo("412 stale-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "0", "\"0", "0\"", "*, \"0\"", "w/\"0\"", "\"0\" \"1\""})
  void refusesAMalformedIfMatch(String header) {
    var refused = rename(header);

    assertThat(refused.problemType()).isEqualTo("400 malformed-request");
    assertThat(refused.errorSources()).containsExactly("header if-match");
  }

  private TestResponse rename(String ifMatch) {
    return api.send(
        TestRequest.patch("/me", "{\"displayName\": \"Rita\"}")
            .signedInAs(RITA)
            .withHeader("if-match", ifMatch));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02",
        "2026-03-02T10:00Z",
        "2026-03-02T10:00:00",
        "2026-02-30T10:00:00Z",
        "2026-03-02T10:00:60Z",
        "+12026-03-02T10:00:00Z",
        "0000-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "2026-03-02 10:00:00Z",
        "1772355600",
        ""
      })
  void refusesTimestampsThatAreNotRfc3339(String instant) {
    var refused =
        api.send(
            TestRequest.put(
                    "/posts/0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d/schedule",
                    "{\"publishAt\": \"%s\"}".formatted(instant))
                .signedInAs(ALICE)
                .ifMatch(1));

    assertThat(refused.problemType()).isEqualTo("400 malformed-request");
    assertThat(refused.errorSources()).containsExactly("pointer /publishAt");
  }

  @Test
  void echoesASafeCorrelationId() {
    var call = TestRequest.get("/posts/x");

    var refused = api.send(call.withHeader("x-correlation-id", "Order-66._"));
    assertThat(refused.header("x-correlation-id")).isEqualTo("Order-66._");
    assertThat(refused.textAt("/correlationId")).isEqualTo("Order-66._");
    for (var unfit : new String[] {"", "a b", "a\r\nset-cookie: x", "x".repeat(65), "é"}) {
      assertThat(api.send(call.withHeader("x-correlation-id", unfit)).header("x-correlation-id"))
          .isEqualTo("request-1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
        "garbage"
      })
  void ignoresAMalformedTraceParent(String trace) {
    api.send(
        TestRequest.post("/posts", "{\"title\": \"x\"}")
            .signedInAs(ALICE)
            .withHeader("traceparent", trace));

    assertThat(api.posts.committed().last().context().traceParent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1,"
        + " 00-67891233abcdef012345678912345678-53995c3f42cd8ad8-01",
    "Self=1-67891234-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678,"
        + " 00-67891233abcdef012345678912345678-2345678912345678-00",
    "Root=1-67891233-abcdef012345678912345678;Parent=0000000000000000;Sampled=0,"
        + " 00-67891233abcdef012345678912345678-2345678912345678-00",
    "Root=1-67891233-abcdef012345678912345678;Sampled=10;Lineage=a87bd80c:1|68fd508a:5,"
        + " 00-67891233abcdef012345678912345678-2345678912345678-00",
  })
  void usesTheXRayTraceWithoutATraceParent(String amazons, String trace) {
    for (var none : List.of("", "garbage")) {
      api.send(
          TestRequest.post("/posts", "{\"title\": \"x\"}")
              .signedInAs(ALICE)
              .withHeader("traceparent", none)
              .withHeader("x-amzn-trace-id", amazons));

      assertThat(api.posts.committed().last().context().traceParent()).containsExactly(trace);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Root=",
        "Root=1-67891233-abcdef01234567891234567",
        "Root=1-67891233-ABCDEF012345678912345678",
        "Root=2-67891233-abcdef012345678912345678",
        "XRoot=1-67891233-abcdef012345678912345678",
        "Root=1-00000000-000000000000000000000000",
        "Self=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8"
      })
  void ignoresAMalformedXRayTrace(String amazons) {
    api.send(
        TestRequest.post("/posts", "{\"title\": \"x\"}")
            .signedInAs(ALICE)
            .withHeader("x-amzn-trace-id", amazons));

    assertThat(api.posts.committed().last().context().traceParent()).isEmpty();
  }

  @Test
  void prefersTheTraceParentToTheXRayTrace() {
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    api.send(
        TestRequest.post("/posts", "{\"title\": \"x\"}")
            .signedInAs(ALICE)
            .withHeader("traceparent", trace)
            .withHeader("x-amzn-trace-id", "Root=1-67891233-abcdef012345678912345678;Sampled=1"));

    assertThat(api.posts.committed().last().context().traceParent()).containsExactly(trace);
  }

  @Test
  void acceptsAccessTokensOnly() {
    var sub = ALICE.id().value();
    for (var claims :
        List.of(
            HashMap.of("sub", sub, "token_use", "id"),
            HashMap.of("sub", sub),
            HashMap.of("token_use", "access"),
            HashMap.of("sub", "../admin", "token_use", "access"),
            HashMap.<String, String>empty())) {
      var refused = api.send(TestRequest.get("/me?x=1").claims(claims));
      assertThat(refused.problemType()).as(claims.toString()).isEqualTo("401 invalid-token");
      assertThat(refused.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }
  }

  @Test
  void usesTheHighestRoleOfTheGroups() {
    for (var groups :
        List.of(
            HashMap.of("[author editor]", "editor").head(),
            HashMap.of("author,admin", "admin").head(),
            HashMap.of("[author]", "author").head(),
            HashMap.of("[staff, editors]", "reader").head(),
            HashMap.of("[]", "reader").head(),
            HashMap.of("", "reader").head())) {
      var me =
          api.send(
              TestRequest.get("/me")
                  .claims(
                      HashMap.of("sub", "u", "token_use", "access", "cognito:groups", groups._1)));
      assertThat(me.textAt("/role")).as(groups._1).isEqualTo(groups._2);
      assertThat(me.textAt("/displayName")).isEqualTo("u");
    }
  }
}
