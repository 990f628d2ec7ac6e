package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The state transitions of a post (design.md, 3). */
interface PublishingContract extends PlatformFixture {
  @Test
  default void aPostLivesFromDraftToTrash() {
    var draft = createDraft(alice(), "A life " + uniqueWord());
    var post = postPath(draft);
    assertThat(draft.header("location")).isEqualTo(post + "/draft");
    anonymous().get(post).expectProblem(404);

    var published = publish(alice(), draft);
    var seen = anonymous().get(post).expectStatus(200);
    assertThat(seen.etag()).isEqualTo(published.etag());
    var unchanged = anonymous().get(post, "If-None-Match", seen.etag()).expectStatus(304);
    assertThat(unchanged.text()).isEmpty();
    assertThat(unchanged.etag()).isEqualTo(seen.etag());

    var change = Map.of("title", "Another life");
    bob().patch(post, change, "If-Match", published.etag()).expectProblem(403);
    alice().patch(post, change).expectProblem(428);
    alice().patch(post, change, "If-Match", draft.etag()).expectProblem(412);

    var edited = alice().patch(post, change, "If-Match", published.etag()).expectStatus(200);
    assertThat(edited.json().path("hasWorkingCopy").asBoolean()).isTrue();
    assertThat(anonymous().get(post).expectStatus(200).text()).isEqualTo(seen.text());
    var again = publish(alice(), edited);
    assertThat(anonymous().get(post).string("title")).isEqualTo("Another life");
    anonymous().get(post, "If-None-Match", seen.etag()).expectStatus(200);

    var withdrawn = erin().transition("POST", post + "/unpublish", again.etag()).expectStatus(200);
    anonymous().get(post).expectProblem(404);
    assertThat(withdrawn.string("status")).isEqualTo("draft");
    var trashed = alice().delete(post, "If-Match", withdrawn.etag()).expectStatus(200);
    assertThat(trashed.string("status")).isEqualTo("trashed");
    alice().patch(post, change, "If-Match", trashed.etag()).expectProblem(409);
    var restored = alice().transition("POST", post + "/restore", trashed.etag()).expectStatus(200);
    assertThat(restored.string("status")).isEqualTo("draft");
    assertThat(restored.number("version")).isEqualTo(7);
    assertThat(restored.string("publishedAt")).isEqualTo(published.string("publishedAt"));
  }

  @Test
  default void aNewDraftShowsAllItsFields() {
    var word = uniqueWord();
    var draft =
        alice()
            .post(
                "/posts",
                """
                {"title": "All fields %s", "body": "Some *text*.", "excerpt": "Short.",
                 "tags": ["Java", "event driven"], "canonicalUrl": "https://example.org/all",
                 "language": "pt-br", "slug": "%s"}
                """
                    .formatted(word, word))
            .expectStatus(201);
    var me = alice().get("/me").expectStatus(200).string("userId");
    assertThat(draft.json().toString())
        .isEqualTo(
            """
            {"postId":"%s","authorId":"%s","title":"All fields %s","slug":"%s",\
            "body":"Some *text*.","html":"<p>Some <em>text</em>.</p>\\n","excerpt":"Short.",\
            "tags":["java","event driven"],"coverMediaId":null,\
            "canonicalUrl":"https://example.org/all","language":"pt-BR","createdAt":"%s",\
            "publishedAt":null,"updatedAt":"%s","version":1,"status":"draft","publishAt":null,\
            "hasWorkingCopy":false}\
            """
                .formatted(
                    draft.string("postId"),
                    me,
                    word,
                    word,
                    draft.string("createdAt"),
                    draft.string("createdAt")));
    assertThat(draft.etag()).isEqualTo("\"1\"");
    var read = alice().get(postPath(draft) + "/draft").expectStatus(200);
    assertThat(read.text()).isEqualTo(draft.text());
    alice().get(postPath(draft) + "/draft", "If-None-Match", read.etag()).expectStatus(304);
  }

  @Test
  default void anEditTouchesOnlyWhatItNames() {
    var draft = createDraft(alice(), "Kept " + uniqueWord(), "kept");
    var excerpted = edit(alice(), draft, "excerpt", "By me.");
    assertThat(excerpted.string("excerpt")).isEqualTo("By me.");
    assertThat(excerpted.string("title")).isEqualTo(draft.string("title"));
    assertThat(excerpted.json().path("tags").toString()).isEqualTo("[\"kept\"]");
    var derived =
        alice()
            .patch(postPath(draft), "{\"excerpt\": null}", "If-Match", excerpted.etag())
            .expectStatus(200);
    assertThat(derived.string("excerpt")).isEqualTo("By hand.");
    var same = edit(alice(), derived, "title", derived.string("title"));
    assertThat(same.etag()).as("a no-op edit keeps the version").isEqualTo("\"3\"");
  }

  @Test
  default void aScheduleIsCreatedMovedAndCancelled() {
    var draft = createDraft(alice(), "Later " + uniqueWord());
    var schedule = postPath(draft) + "/schedule";
    var stored =
        alice()
            .put(schedule, scheduleBody("2098-01-01T12:00:00+02:00"), "If-Match", draft.etag())
            .expectStatus(200);
    assertThat(stored.string("status")).isEqualTo("scheduled");
    assertThat(stored.string("publishAt")).isEqualTo("2098-01-01T10:00:00.000Z");
    anonymous().get(postPath(draft)).expectProblem(404);
    var moved =
        alice()
            .put(schedule, scheduleBody("2099-01-01T00:00:00Z"), "If-Match", stored.etag())
            .expectStatus(200);
    assertThat(moved.string("publishAt")).isEqualTo("2099-01-01T00:00:00.000Z");
    alice()
        .put(schedule, scheduleBody("2001-01-01T00:00:00Z"), "If-Match", moved.etag())
        .expectProblem(422);
    alice().delete(schedule).expectProblem(428);
    var back = alice().transition("DELETE", schedule, moved.etag()).expectStatus(200);
    assertThat(back.string("status")).isEqualTo("draft");
    assertThat(back.json().path("publishAt").isNull()).isTrue();
    alice().transition("DELETE", schedule, back.etag()).expectProblem(409);
  }

  @Test
  default void aWorkingCopyCanBeDiscarded() {
    var live = createPublished(alice(), "Live " + uniqueWord());
    var copy = postPath(live) + "/draft";
    alice().transition("DELETE", copy, live.etag()).expectProblem(409);
    var edited = edit(alice(), live, "body", "Better so.");
    var discarded = alice().transition("DELETE", copy, edited.etag()).expectStatus(200);
    assertThat(discarded.string("body")).isEqualTo("By hand.");
    assertThat(discarded.json().path("hasWorkingCopy").asBoolean()).isFalse();
    alice().transition("POST", postPath(live) + "/publish", discarded.etag()).expectProblem(409);
  }

  @Test
  default void onlyTheFirstPublicationMayBeBackdated() {
    var draft = createDraft(alice(), "Long ago " + uniqueWord());
    var publish = postPath(draft) + "/publish";
    alice()
        .send("POST", publish, publishBody("2099-01-01T00:00:00Z"), jsonHeaders(draft.etag()))
        .expectProblem(422);
    var published =
        alice()
            .send("POST", publish, publishBody("2013-04-05T06:07:08Z"), jsonHeaders(draft.etag()))
            .expectStatus(200);
    assertThat(published.string("publishedAt")).isEqualTo("2013-04-05T06:07:08.000Z");
    var edited = edit(alice(), published, "body", "Better so.");
    alice()
        .send("POST", publish, publishBody("2014-01-01T00:00:00Z"), jsonHeaders(edited.etag()))
        .expectProblem(409);
    assertThat(publish(alice(), edited).string("publishedAt"))
        .isEqualTo("2013-04-05T06:07:08.000Z");
  }

  private static Map<String, String> scheduleBody(String publishAt) {
    return Map.of("publishAt", publishAt);
  }

  private static BodyPublisher publishBody(String publishedAt) {
    return BodyPublishers.ofString("{\"publishedAt\": \"%s\"}".formatted(publishedAt));
  }

  private static String[] jsonHeaders(String etag) {
    return new String[] {"Content-Type", "application/json", "If-Match", etag};
  }
}
