package dev.blogify.adapters.in.http;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostEndpointsTest {
  private static final String UNKNOWN_POST_PATH = "/posts/0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d";

  private final TestApi api = new TestApi();

  /** Creates a draft of Alice and returns its path. */
  private String createDraft() {
    var created =
        api.send(
            TestRequest.post(
                    "/posts",
                    """
                    {"title": "Hello", "body": "All about *Java*.", "tags": ["Java", "Two  words"]}\
                    """)
                .signedInAs(ALICE));
    assertThat(created.status()).isEqualTo(201);
    return "/posts/" + created.textAt("/postId");
  }

  /** Creates a published post of Alice. */
  private String createPublishedPost() {
    var post = createDraft();
    assertThat(transition(post + "/publish", 1).status()).isEqualTo(200);
    return post;
  }

  private TestResponse transition(String path, long version) {
    return api.send(TestRequest.of("POST", path).signedInAs(ALICE).ifMatch(version));
  }

  private TestResponse retitle(String post, long version, Person editor) {
    return api.send(
        TestRequest.patch(post, "{\"title\": \"Bye\"}").signedInAs(editor).ifMatch(version));
  }

  @Test
  void createsADraftAndReturnsAllFields() {
    var created =
        api.send(
            TestRequest.post("/posts", "{\"title\": \"Hello\", \"body\": \"All about *Java*.\"}")
                .signedInAs(ALICE));

    var id = created.textAt("/postId");
    assertThat(created.body())
        .isEqualTo(
            """
            {"postId":"%s","authorId":"%s","title":"Hello","slug":"hello",\
            "body":"All about *Java*.","html":"<p>All about <em>Java</em>.</p>\\n",\
            "excerpt":"All about Java.","tags":[],"coverMediaId":null,"canonicalUrl":null,\
            "language":null,"createdAt":"2026-03-01T09:00:00.000Z","publishedAt":null,\
            "updatedAt":"2026-03-01T09:00:00.000Z","version":1,"status":"draft",\
            "publishAt":null,"hasWorkingCopy":false}\
            """
                .formatted(id, ALICE.id().value()));
    assertThat(created.headers().toJavaMap())
        .containsOnly(
            java.util.Map.entry("content-type", "application/json"),
            java.util.Map.entry("etag", "\"1\""),
            java.util.Map.entry("location", "/posts/" + id + "/draft"),
            java.util.Map.entry("cache-control", "private, no-store"),
            java.util.Map.entry("x-correlation-id", "request-1"));
  }

  @Test
  void acceptsEveryField() {
    var created =
        api.send(
            TestRequest.post(
                    "/posts",
                    """
                    {"title": "Hello", "excerpt": "Short", "tags": ["Java"], "coverMediaId": null,
                     "canonicalUrl": "https://example.org/a", "language": "pt-br", "slug": "mine"}\
                    """)
                .signedInAs(ALICE));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().at("/tags").toString()).isEqualTo("[\"java\"]");
    assertThat(created.textAt("/excerpt")).isEqualTo("Short");
    assertThat(created.textAt("/canonicalUrl")).isEqualTo("https://example.org/a");
    assertThat(created.textAt("/language")).isEqualTo("pt-BR");
    assertThat(created.textAt("/slug")).isEqualTo("mine");
  }

  @Test
  void refusesABodyBeyondARenderingLimitAndStoresNothing() {
    var table = "|a".repeat(1_000) + "|\\n" + "|-".repeat(1_000) + "|\\n" + "|b|\\n".repeat(1_000);

    var refused =
        api.send(
            TestRequest.post("/posts", "{\"title\": \"Hello\", \"body\": \"%s\"}".formatted(table))
                .signedInAs(ALICE));

    assertThat(refused.problemType()).isEqualTo("422 body-beyond-limit");
    assertThat(refused.json().at("/errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/body\",\"message\":\"must have at most 20,000 table cells\"}]");
    assertThat(api.posts.committed()).isEmpty();
  }

  @Test
  void permitsAuthorsOnlyToCreatePosts() {
    var refused = api.send(TestRequest.post("/posts", "{\"title\": \"Hello\"}").signedInAs(RITA));

    assertThat(refused.problemType()).isEqualTo("403 not-allowed");
  }

  @Test
  void refusesTheSlugOfAnotherPost() {
    createDraft();

    var refused =
        api.send(
            TestRequest.post("/posts", "{\"title\": \"x\", \"slug\": \"hello\"}").signedInAs(BOB));

    assertThat(refused.problemType()).isEqualTo("409 slug-taken");
    assertThat(refused.errorSources()).containsExactly("pointer /slug");
  }

  @Test
  void refusesACoverThatIsNotAReadyPicture() {
    var refused =
        api.send(
            TestRequest.post(
                    "/posts",
                    """
                    {"title": "x", "coverMediaId": "0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d"}\
                    """)
                .signedInAs(ALICE));

    assertThat(refused.problemType()).isEqualTo("422 unknown-picture");
    assertThat(refused.errorSources()).containsExactly("pointer /coverMediaId");
  }

  @Test
  void showsADraftToItsAuthorAndEditorsOnly() {
    var post = createDraft();

    assertThat(api.send(TestRequest.get(post + "/draft").signedInAs(ALICE)).header("etag"))
        .isEqualTo("\"1\"");
    assertThat(api.send(TestRequest.get(post + "/draft").signedInAs(ERIN)).status()).isEqualTo(200);
    var another = api.send(TestRequest.get(post + "/draft").signedInAs(BOB));
    var nobodys = api.send(TestRequest.get(UNKNOWN_POST_PATH + "/draft").signedInAs(BOB));
    var noId = api.send(TestRequest.get("/posts/17/draft").signedInAs(BOB));
    assertThat(another.problemType()).isEqualTo("404 not-found");
    assertThat(another).isEqualTo(nobodys).isEqualTo(noId);
  }

  @Test
  void respondsWith304ForACachedDraft() {
    var post = createDraft();

    var kept =
        api.send(
            TestRequest.get(post + "/draft")
                .signedInAs(ALICE)
                .withHeader("if-none-match", "\"7\", W/\"1\""));

    assertThat(kept.status()).isEqualTo(304);
    assertThat(kept.body()).isEmpty();
    assertThat(kept.header("etag")).isEqualTo("\"1\"");
  }

  @Test
  void appliesAMergePatch() {
    var post = createDraft();
    var full =
        api.send(
            TestRequest.patch(post, "{\"excerpt\": \"Short\", \"language\": \"fr\"}")
                .signedInAs(ALICE)
                .ifMatch(1));
    assertThat(full.textAt("/excerpt")).isEqualTo("Short");

    var edited =
        api.send(
            TestRequest.patch(post, "{\"title\": \"Bye\", \"excerpt\": null, \"tags\": []}")
                .signedInAs(ALICE)
                .ifMatch(2));

    assertThat(edited.header("etag")).isEqualTo("\"3\"");
    assertThat(edited.textAt("/title")).isEqualTo("Bye");
    assertThat(edited.textAt("/excerpt")).isEqualTo("All about Java.");
    assertThat(edited.textAt("/language")).isEqualTo("fr");
    assertThat(edited.json().at("/tags").toString()).isEqualTo("[]");
    assertThat(edited.textAt("/slug")).isEqualTo("hello");
  }

  @Test
  void nullEmptiesTheBodyAndTheTagsOfAPost() {
    var post = createDraft();
    api.send(TestRequest.patch(post, "{\"tags\": [\"java\"]}").signedInAs(ALICE).ifMatch(1));

    var edited =
        api.send(
            TestRequest.patch(post, "{\"body\": null, \"tags\": null}")
                .signedInAs(ALICE)
                .ifMatch(2));

    assertThat(edited.textAt("/body")).isEmpty();
    assertThat(edited.json().at("/tags").toString()).isEqualTo("[]");
  }

  @Test
  void nullIsAbsenceInANewPost() {
    var created =
        api.send(
            TestRequest.post(
                    "/posts",
                    """
                    {"title": "a", "body": null, "excerpt": null, "tags": null, "slug": null,
                     "coverMediaId": null, "canonicalUrl": null, "language": null}\
                    """)
                .signedInAs(ALICE));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.textAt("/slug")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", " null\n", "{\"publishedAt\": null}", "{}"})
  void publishesWithoutADate(String body) {
    var post = createDraft();

    var published =
        api.send(TestRequest.post(post + "/publish", body).signedInAs(ALICE).ifMatch(1));

    assertThat(published.status()).isEqualTo(200);
    assertThat(published.textAt("/status")).isEqualTo("published");
  }

  @Test
  void refusesNullForRequiredFields() {
    var refused =
        api.send(
            TestRequest.patch(createDraft(), "{\"title\": null, \"slug\": null}")
                .signedInAs(ALICE)
                .ifMatch(1));

    assertThat(refused.problemType()).isEqualTo("400 malformed-request");
    assertThat(refused.errorSources()).containsExactly("pointer /title", "pointer /slug");
  }

  @Test
  void checksInTheDocumentedOrder() {
    var post = createDraft();
    var malformed = "{\"title\": 1}";
    var fine = "{\"title\": \"Bye\"}";

    assertThat(api.send(TestRequest.patch(post, malformed).signedInAs(BOB)).problemType())
        .isEqualTo("400 malformed-request");
    assertThat(api.send(TestRequest.patch(post, fine).signedInAs(BOB)).problemType())
        .isEqualTo("428 precondition-required");
    assertThat(api.send(TestRequest.patch(post, fine).signedInAs(BOB).ifMatch(9)).problemType())
        .isEqualTo("404 not-found");
    transition(post + "/publish", 1);
    assertThat(api.send(TestRequest.patch(post, fine).signedInAs(BOB).ifMatch(9)).problemType())
        .isEqualTo("403 not-allowed");
    assertThat(api.send(TestRequest.patch(post, fine).signedInAs(ALICE).ifMatch(1)).problemType())
        .isEqualTo("412 stale-version");
    assertThat(transition(post + "/restore", 2).problemType()).isEqualTo("409 wrong-state");
  }

  @Test
  void hidesAWorkingCopyFromReadersUntilItsPublication() {
    var post = createPublishedPost();

    var edited = retitle(post, 2, ALICE);

    assertThat(edited.textAt("/hasWorkingCopy")).isEqualTo("true");
    assertThat(edited.header("etag")).isEqualTo("\"3\"");
    var read = api.send(TestRequest.get(post));
    assertThat(read.textAt("/title")).isEqualTo("Hello");
    assertThat(read.header("etag")).isEqualTo("\"2\"");
    assertThat(transition(post + "/publish", 3).status()).isEqualTo(200);
    assertThat(api.send(TestRequest.get(post)).textAt("/title")).isEqualTo("Bye");
  }

  @Test
  void discardsAWorkingCopyOnce() {
    var post = createPublishedPost();
    retitle(post, 2, ALICE);

    var discarded =
        api.send(TestRequest.of("DELETE", post + "/draft").signedInAs(ALICE).ifMatch(3));
    assertThat(discarded.textAt("/title")).isEqualTo("Hello");
    assertThat(discarded.textAt("/hasWorkingCopy")).isEqualTo("false");

    var again = api.send(TestRequest.of("DELETE", post + "/draft").signedInAs(ALICE).ifMatch(4));
    assertThat(again.problemType()).isEqualTo("409 wrong-state");
  }

  @Test
  void publishesWithADateInThePast() {
    var published =
        api.send(
            TestRequest.post(
                    createDraft() + "/publish",
                    "{\"publishedAt\": \"2020-01-31T10:00:00.1239+01:00\"}")
                .signedInAs(ALICE)
                .ifMatch(1));

    assertThat(published.textAt("/publishedAt")).isEqualTo("2020-01-31T09:00:00.123Z");
    assertThat(published.textAt("/status")).isEqualTo("published");
  }

  @Test
  void refusesPublicationInTheFutureAndSchedulingInThePast() {
    var post = createDraft();

    var ahead =
        api.send(
            TestRequest.post(post + "/publish", "{\"publishedAt\": \"2027-01-01T00:00:00Z\"}")
                .signedInAs(ALICE)
                .ifMatch(1));
    var behind =
        api.send(
            TestRequest.put(post + "/schedule", "{\"publishAt\": \"2026-03-01T09:00:00Z\"}")
                .signedInAs(ALICE)
                .ifMatch(1));

    assertThat(ahead.problemType()).isEqualTo("422 date-in-the-future");
    assertThat(ahead.errorSources()).containsExactly("pointer /publishedAt");
    assertThat(behind.problemType()).isEqualTo("422 date-in-the-past");
    assertThat(behind.errorSources()).containsExactly("pointer /publishAt");
  }

  @Test
  void keepsTheDateOfTheFirstPublication() {
    var post = createPublishedPost();
    retitle(post, 2, ALICE);

    var refused =
        api.send(
            TestRequest.post(post + "/publish", "{\"publishedAt\": \"2020-01-01T00:00:00Z\"}")
                .signedInAs(ALICE)
                .ifMatch(3));

    assertThat(refused.problemType()).isEqualTo("409 publication-date-fixed");
  }

  @Test
  void refusesToPublishAPublishedPostWithoutEdits() {
    assertThat(transition(createPublishedPost() + "/publish", 2).problemType())
        .isEqualTo("409 nothing-to-publish");
  }

  @Test
  void schedulesAndUnschedulesAPost() {
    var post = createDraft();

    var scheduled =
        api.send(
            TestRequest.put(post + "/schedule", "{\"publishAt\": \"2026-03-02T09:00:00Z\"}")
                .signedInAs(ALICE)
                .ifMatch(1));
    assertThat(scheduled.textAt("/status")).isEqualTo("scheduled");
    assertThat(scheduled.textAt("/publishAt")).isEqualTo("2026-03-02T09:00:00.000Z");

    var taken = api.send(TestRequest.of("DELETE", post + "/schedule").signedInAs(ALICE).ifMatch(2));
    assertThat(taken.textAt("/status")).isEqualTo("draft");
    assertThat(taken.json().at("/publishAt").isNull()).isTrue();
  }

  @Test
  void requiresTheDateOfAScheduledPublication() {
    var refused =
        api.send(TestRequest.put(createDraft() + "/schedule", "{}").signedInAs(ALICE).ifMatch(1));

    assertThat(refused.errorSources()).containsExactly("pointer /publishAt");
  }

  @Test
  void unpublishesTrashesAndRestoresAPost() {
    var post = createPublishedPost();

    var unpublished =
        api.send(TestRequest.of("POST", post + "/unpublish").signedInAs(ERIN).ifMatch(2));
    assertThat(unpublished.textAt("/status")).isEqualTo("draft");
    assertThat(unpublished.textAt("/publishedAt")).isEqualTo("2026-03-01T09:00:00.000Z");
    assertThat(api.send(TestRequest.get(post)).problemType()).isEqualTo("404 not-found");

    var trashed = api.send(TestRequest.of("DELETE", post).signedInAs(ALICE).ifMatch(3));
    assertThat(trashed.textAt("/status")).isEqualTo("trashed");
    assertThat(trashed.header("etag")).isEqualTo("\"4\"");

    assertThat(transition(post + "/restore", 4).textAt("/status")).isEqualTo("draft");
  }

  @Test
  void acceptsOnlyAnEmptyObjectAsOptionalBody() {
    var post = createPublishedPost();

    var refused =
        api.send(TestRequest.post(post + "/unpublish", "{\"a\": 1}").signedInAs(ALICE).ifMatch(2));
    assertThat(refused.errorSources()).containsExactly("pointer /a");

    var done = api.send(TestRequest.post(post + "/unpublish", "{}").signedInAs(ALICE).ifMatch(2));
    assertThat(done.status()).isEqualTo(200);
  }

  @Test
  void listsTheCallersPostsByState() {
    var first = createDraft();
    api.now = api.now.plusSeconds(1);
    createPublishedPost();

    var all = api.send(TestRequest.get("/me/posts").signedInAs(ALICE));
    var drafts = api.send(TestRequest.get("/me/posts?status=draft").signedInAs(ALICE));

    assertThat(all.json().at("/items").findValuesAsText("status"))
        .containsExactly("published", "draft");
    assertThat("/posts/" + drafts.textAt("/items/0/postId")).isEqualTo(first);
    assertThat(drafts.json().get("items")).hasSize(1);
    assertThat(drafts.json().at("/items/0").has("body")).isFalse();
    assertThat(api.send(TestRequest.get("/me/posts").signedInAs(BOB)).body())
        .isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void listsTheDraftsOfAllAuthorsForEditors() {
    createDraft();

    assertThat(api.send(TestRequest.get("/drafts").signedInAs(ERIN)).json().get("items"))
        .hasSize(1);
    assertThat(
            api.send(TestRequest.get("/drafts?status=trashed").signedInAs(ADA)).json().get("items"))
        .isEmpty();
    assertThat(api.send(TestRequest.get("/drafts").signedInAs(ALICE)).problemType())
        .isEqualTo("403 not-allowed");
    assertThat(
            api.send(TestRequest.get("/drafts?status=published").signedInAs(ERIN)).errorSources())
        .containsExactly("parameter status");
  }

  @Test
  void storesTheCallerAndTheTraceWithEachChange() {
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    api.send(
        TestRequest.post("/posts", "{\"title\": \"Hello\"}")
            .signedInAs(ALICE)
            .withHeader("traceparent", trace)
            .withHeader("x-correlation-id", "order-66"));

    var cause = api.posts.committed().last().context();
    assertThat(cause.actor()).isEqualTo(ALICE);
    assertThat(cause.correlationId()).isEqualTo("order-66");
    assertThat(cause.traceParent()).containsExactly(trace);
  }
}
