package dev.blogify.adapters.http;

import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.access.People.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor.Person;
import org.junit.jupiter.api.Test;

final class PostEndpointsTest {
  private static final String NOBODYS = "/posts/0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d";

  private final Api api = new Api();

  /** Alice's new draft; its path. */
  private String draft() {
    var created =
        api.send(
            Call.post(
                    "/posts",
                    """
                    {"title": "Hello", "body": "All about *Java*.", "tags": ["Java", "Two  words"]}\
                    """)
                .by(ALICE));
    assertThat(created.status()).isEqualTo(201);
    return "/posts/" + created.at("/postId");
  }

  /** Alice's published post. */
  private String live() {
    var post = draft();
    assertThat(transition(post + "/publish", 1).status()).isEqualTo(200);
    return post;
  }

  private Reply transition(String path, long version) {
    return api.send(Call.of("POST", path).by(ALICE).ifMatch(version));
  }

  private Reply retitle(String post, long version, Person editor) {
    return api.send(Call.patch(post, "{\"title\": \"Bye\"}").by(editor).ifMatch(version));
  }

  @Test
  void createsADraftAndSaysAllThatIsKnownOfIt() {
    var created =
        api.send(
            Call.post("/posts", "{\"title\": \"Hello\", \"body\": \"All about *Java*.\"}")
                .by(ALICE));

    var id = created.at("/postId");
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
  void takesEveryFieldAsItIsGiven() {
    var created =
        api.send(
            Call.post(
                    "/posts",
                    """
                    {"title": "Hello", "excerpt": "Short", "tags": ["Java"], "coverMediaId": null,
                     "canonicalUrl": "https://example.org/a", "language": "pt-br", "slug": "mine"}\
                    """)
                .by(ALICE));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().at("/tags").toString()).isEqualTo("[\"java\"]");
    assertThat(created.at("/excerpt")).isEqualTo("Short");
    assertThat(created.at("/canonicalUrl")).isEqualTo("https://example.org/a");
    assertThat(created.at("/language")).isEqualTo("pt-BR");
    assertThat(created.at("/slug")).isEqualTo("mine");
  }

  @Test
  void letsOnlyAuthorsWrite() {
    var refused = api.send(Call.post("/posts", "{\"title\": \"Hello\"}").by(RITA));

    assertThat(refused.problem()).isEqualTo("403 not-allowed");
  }

  @Test
  void refusesASlugThatAnotherPostHas() {
    draft();

    var refused = api.send(Call.post("/posts", "{\"title\": \"x\", \"slug\": \"hello\"}").by(BOB));

    assertThat(refused.problem()).isEqualTo("409 slug-taken");
    assertThat(refused.places()).containsExactly("pointer /slug");
  }

  @Test
  void refusesACoverThatIsNoReadyPicture() {
    var refused =
        api.send(
            Call.post(
                    "/posts",
                    """
                    {"title": "x", "coverMediaId": "0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d"}\
                    """)
                .by(ALICE));

    assertThat(refused.problem()).isEqualTo("422 unknown-picture");
    assertThat(refused.places()).containsExactly("pointer /coverMediaId");
  }

  @Test
  void showsTheDraftToThoseWhoWorkOnItOnly() {
    var post = draft();

    assertThat(api.send(Call.get(post + "/draft").by(ALICE)).header("etag")).isEqualTo("\"1\"");
    assertThat(api.send(Call.get(post + "/draft").by(ERIN)).status()).isEqualTo(200);
    var another = api.send(Call.get(post + "/draft").by(BOB));
    var nobodys = api.send(Call.get(NOBODYS + "/draft").by(BOB));
    var noId = api.send(Call.get("/posts/17/draft").by(BOB));
    assertThat(another.problem()).isEqualTo("404 not-found");
    assertThat(another).isEqualTo(nobodys).isEqualTo(noId);
  }

  @Test
  void answers304ToThoseWhoHaveTheDraft() {
    var post = draft();

    var kept =
        api.send(Call.get(post + "/draft").by(ALICE).with("if-none-match", "\"7\", W/\"1\""));

    assertThat(kept.status()).isEqualTo(304);
    assertThat(kept.body()).isEmpty();
    assertThat(kept.header("etag")).isEqualTo("\"1\"");
  }

  @Test
  void editsWhatIsThereRemovesWhatIsNullAndLeavesTheRest() {
    var post = draft();
    var full =
        api.send(
            Call.patch(post, "{\"excerpt\": \"Short\", \"language\": \"fr\"}")
                .by(ALICE)
                .ifMatch(1));
    assertThat(full.at("/excerpt")).isEqualTo("Short");

    var edited =
        api.send(
            Call.patch(post, "{\"title\": \"Bye\", \"excerpt\": null, \"tags\": []}")
                .by(ALICE)
                .ifMatch(2));

    assertThat(edited.header("etag")).isEqualTo("\"3\"");
    assertThat(edited.at("/title")).isEqualTo("Bye");
    assertThat(edited.at("/excerpt")).isEqualTo("All about Java.");
    assertThat(edited.at("/language")).isEqualTo("fr");
    assertThat(edited.json().at("/tags").toString()).isEqualTo("[]");
    assertThat(edited.at("/slug")).isEqualTo("hello");
  }

  @Test
  void refusesNullWhereAFieldCannotBeMissing() {
    var refused =
        api.send(
            Call.patch(draft(), "{\"title\": null, \"body\": null, \"tags\": null, \"slug\": null}")
                .by(ALICE)
                .ifMatch(1));

    assertThat(refused.problem()).isEqualTo("400 malformed-request");
    assertThat(refused.places())
        .containsExactly("pointer /title", "pointer /body", "pointer /tags", "pointer /slug");
  }

  @Test
  void checksInTheOrderThatTheDesignSays() {
    var post = draft();
    var malformed = "{\"title\": 1}";
    var fine = "{\"title\": \"Bye\"}";

    assertThat(api.send(Call.patch(post, malformed).by(BOB)).problem())
        .isEqualTo("400 malformed-request");
    assertThat(api.send(Call.patch(post, fine).by(BOB)).problem())
        .isEqualTo("428 precondition-required");
    assertThat(api.send(Call.patch(post, fine).by(BOB).ifMatch(9)).problem())
        .isEqualTo("404 not-found");
    transition(post + "/publish", 1);
    assertThat(api.send(Call.patch(post, fine).by(BOB).ifMatch(9)).problem())
        .isEqualTo("403 not-allowed");
    assertThat(api.send(Call.patch(post, fine).by(ALICE).ifMatch(1)).problem())
        .isEqualTo("412 stale-version");
    assertThat(transition(post + "/restore", 2).problem()).isEqualTo("409 wrong-state");
  }

  @Test
  void keepsAnEditOfALivePostFromReadersUntilItIsPublished() {
    var post = live();

    var edited = retitle(post, 2, ALICE);

    assertThat(edited.at("/hasWorkingCopy")).isEqualTo("true");
    assertThat(edited.header("etag")).isEqualTo("\"3\"");
    var read = api.send(Call.get(post));
    assertThat(read.at("/title")).isEqualTo("Hello");
    assertThat(read.header("etag")).isEqualTo("\"2\"");
    assertThat(transition(post + "/publish", 3).status()).isEqualTo(200);
    assertThat(api.send(Call.get(post)).at("/title")).isEqualTo("Bye");
  }

  @Test
  void discardsAWorkingCopyOnce() {
    var post = live();
    retitle(post, 2, ALICE);

    var discarded = api.send(Call.of("DELETE", post + "/draft").by(ALICE).ifMatch(3));
    assertThat(discarded.at("/title")).isEqualTo("Hello");
    assertThat(discarded.at("/hasWorkingCopy")).isEqualTo("false");

    var again = api.send(Call.of("DELETE", post + "/draft").by(ALICE).ifMatch(4));
    assertThat(again.problem()).isEqualTo("409 wrong-state");
  }

  @Test
  void publishesWithADateInThePast() {
    var published =
        api.send(
            Call.post(draft() + "/publish", "{\"publishedAt\": \"2020-01-31T10:00:00.1239+01:00\"}")
                .by(ALICE)
                .ifMatch(1));

    assertThat(published.at("/publishedAt")).isEqualTo("2020-01-31T09:00:00.123Z");
    assertThat(published.at("/status")).isEqualTo("published");
  }

  @Test
  void refusesDatesOnTheWrongSideOfNow() {
    var post = draft();

    var ahead =
        api.send(
            Call.post(post + "/publish", "{\"publishedAt\": \"2027-01-01T00:00:00Z\"}")
                .by(ALICE)
                .ifMatch(1));
    var behind =
        api.send(
            Call.put(post + "/schedule", "{\"publishAt\": \"2026-03-01T09:00:00Z\"}")
                .by(ALICE)
                .ifMatch(1));

    assertThat(ahead.problem()).isEqualTo("422 date-in-the-future");
    assertThat(ahead.places()).containsExactly("pointer /publishedAt");
    assertThat(behind.problem()).isEqualTo("422 date-in-the-past");
    assertThat(behind.places()).containsExactly("pointer /publishAt");
  }

  @Test
  void keepsTheDateOfTheFirstPublication() {
    var post = live();
    retitle(post, 2, ALICE);

    var refused =
        api.send(
            Call.post(post + "/publish", "{\"publishedAt\": \"2020-01-01T00:00:00Z\"}")
                .by(ALICE)
                .ifMatch(3));

    assertThat(refused.problem()).isEqualTo("409 publication-date-fixed");
  }

  @Test
  void refusesToPublishWhatIsPublished() {
    assertThat(transition(live() + "/publish", 2).problem()).isEqualTo("409 nothing-to-publish");
  }

  @Test
  void schedulesAndTakesTheDateBack() {
    var post = draft();

    var scheduled =
        api.send(
            Call.put(post + "/schedule", "{\"publishAt\": \"2026-03-02T09:00:00Z\"}")
                .by(ALICE)
                .ifMatch(1));
    assertThat(scheduled.at("/status")).isEqualTo("scheduled");
    assertThat(scheduled.at("/publishAt")).isEqualTo("2026-03-02T09:00:00.000Z");

    var taken = api.send(Call.of("DELETE", post + "/schedule").by(ALICE).ifMatch(2));
    assertThat(taken.at("/status")).isEqualTo("draft");
    assertThat(taken.json().at("/publishAt").isNull()).isTrue();
  }

  @Test
  void needsTheDateThatAPostIsScheduledFor() {
    var refused = api.send(Call.put(draft() + "/schedule", "{}").by(ALICE).ifMatch(1));

    assertThat(refused.places()).containsExactly("pointer /publishAt");
  }

  @Test
  void takesAPostFromTheWorldToTheTrashAndBack() {
    var post = live();

    var unpublished = api.send(Call.of("POST", post + "/unpublish").by(ERIN).ifMatch(2));
    assertThat(unpublished.at("/status")).isEqualTo("draft");
    assertThat(unpublished.at("/publishedAt")).isEqualTo("2026-03-01T09:00:00.000Z");
    assertThat(api.send(Call.get(post)).problem()).isEqualTo("404 not-found");

    var trashed = api.send(Call.of("DELETE", post).by(ALICE).ifMatch(3));
    assertThat(trashed.at("/status")).isEqualTo("trashed");
    assertThat(trashed.header("etag")).isEqualTo("\"4\"");

    assertThat(transition(post + "/restore", 4).at("/status")).isEqualTo("draft");
  }

  @Test
  void forgivesAnEmptyObjectWhereNoBodyIsNeededAndNothingElse() {
    var post = live();

    var refused = api.send(Call.post(post + "/unpublish", "{\"a\": 1}").by(ALICE).ifMatch(2));
    assertThat(refused.places()).containsExactly("pointer /a");

    var done = api.send(Call.post(post + "/unpublish", "{}").by(ALICE).ifMatch(2));
    assertThat(done.status()).isEqualTo(200);
  }

  @Test
  void listsOnesOwnPostsByState() {
    var first = draft();
    api.now = api.now.plusSeconds(1);
    live();

    var all = api.send(Call.get("/me/posts").by(ALICE));
    var drafts = api.send(Call.get("/me/posts?status=draft").by(ALICE));

    assertThat(all.json().at("/items").findValuesAsText("status"))
        .containsExactly("published", "draft");
    assertThat("/posts/" + drafts.at("/items/0/postId")).isEqualTo(first);
    assertThat(drafts.json().get("items")).hasSize(1);
    assertThat(drafts.json().at("/items/0").has("body")).isFalse();
    assertThat(api.send(Call.get("/me/posts").by(BOB)).body())
        .isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void listsEverybodysDraftsToEditors() {
    draft();

    assertThat(api.send(Call.get("/drafts").by(ERIN)).json().get("items")).hasSize(1);
    assertThat(api.send(Call.get("/drafts?status=trashed").by(ADA)).json().get("items")).isEmpty();
    assertThat(api.send(Call.get("/drafts").by(ALICE)).problem()).isEqualTo("403 not-allowed");
    assertThat(api.send(Call.get("/drafts?status=published").by(ERIN)).places())
        .containsExactly("parameter status");
  }

  @Test
  void storesTheCallerAndTheTraceWithEachChange() {
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    api.send(
        Call.post("/posts", "{\"title\": \"Hello\"}")
            .by(ALICE)
            .with("traceparent", trace)
            .with("x-correlation-id", "order-66"));

    var cause = api.posts.committed().last().cause();
    assertThat(cause.actor()).isEqualTo(ALICE);
    assertThat(cause.correlationId()).isEqualTo("order-66");
    assertThat(cause.traceParent()).containsExactly(trace);
  }
}
