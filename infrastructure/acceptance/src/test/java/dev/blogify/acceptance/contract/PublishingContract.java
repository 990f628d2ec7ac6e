package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.edit;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lives of a post (design.md, 3). */
interface PublishingContract extends OnAPlatform {
  @Test
  default void aPostLivesFromDraftToTrash() {
    var draft = draft(alice(), "A life " + word());
    var post = path(draft);
    assertThat(draft.header("location")).isEqualTo(post + "/draft");
    world().get(post).expectProblem(404);

    var published = publish(alice(), draft);
    var seen = world().get(post).expect(200);
    assertThat(seen.etag()).isEqualTo(published.etag());
    var unchanged = world().get(post, "If-None-Match", seen.etag()).expect(304);
    assertThat(unchanged.text()).isEmpty();
    assertThat(unchanged.etag()).isEqualTo(seen.etag());

    var change = Map.of("title", "Another life");
    bob().patch(post, change, "If-Match", published.etag()).expectProblem(403);
    alice().patch(post, change).expectProblem(428);
    alice().patch(post, change, "If-Match", draft.etag()).expectProblem(412);

    var edited = alice().patch(post, change, "If-Match", published.etag()).expect(200);
    assertThat(edited.json().path("hasWorkingCopy").asBoolean()).isTrue();
    assertThat(world().get(post).expect(200).text()).isEqualTo(seen.text());
    var again = publish(alice(), edited);
    assertThat(world().get(post).string("title")).isEqualTo("Another life");
    world().get(post, "If-None-Match", seen.etag()).expect(200);

    var withdrawn = erin().move("POST", post + "/unpublish", again.etag()).expect(200);
    world().get(post).expectProblem(404);
    assertThat(withdrawn.string("status")).isEqualTo("draft");
    var trashed = alice().delete(post, "If-Match", withdrawn.etag()).expect(200);
    assertThat(trashed.string("status")).isEqualTo("trashed");
    alice().patch(post, change, "If-Match", trashed.etag()).expectProblem(409);
    var restored = alice().move("POST", post + "/restore", trashed.etag()).expect(200);
    assertThat(restored.string("status")).isEqualTo("draft");
    assertThat(restored.number("version")).isEqualTo(7);
    assertThat(restored.string("publishedAt")).isEqualTo(published.string("publishedAt"));
  }

  @Test
  default void aNewDraftShowsAllItsFields() {
    var word = word();
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
            .expect(201);
    var me = alice().get("/me").expect(200).string("userId");
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
    var read = alice().get(path(draft) + "/draft").expect(200);
    assertThat(read.text()).isEqualTo(draft.text());
    alice().get(path(draft) + "/draft", "If-None-Match", read.etag()).expect(304);
  }

  @Test
  default void anEditTouchesOnlyWhatItNames() {
    var draft = draft(alice(), "Kept " + word(), "kept");
    var excerpted = edit(alice(), draft, "excerpt", "By me.");
    assertThat(excerpted.string("excerpt")).isEqualTo("By me.");
    assertThat(excerpted.string("title")).isEqualTo(draft.string("title"));
    assertThat(excerpted.json().path("tags").toString()).isEqualTo("[\"kept\"]");
    var derived =
        alice().patch(path(draft), "{\"excerpt\": null}", "If-Match", excerpted.etag()).expect(200);
    assertThat(derived.string("excerpt")).isEqualTo("By hand.");
    var same = edit(alice(), derived, "title", derived.string("title"));
    assertThat(same.etag()).as("an edit that changes nothing is no change").isEqualTo("\"3\"");
  }

  @Test
  default void aScheduleIsStoredMovedAndTakenBack() {
    var draft = draft(alice(), "Later " + word());
    var schedule = path(draft) + "/schedule";
    var stored =
        alice()
            .put(schedule, at("2098-01-01T12:00:00+02:00"), "If-Match", draft.etag())
            .expect(200);
    assertThat(stored.string("status")).isEqualTo("scheduled");
    assertThat(stored.string("publishAt")).isEqualTo("2098-01-01T10:00:00.000Z");
    world().get(path(draft)).expectProblem(404);
    var moved =
        alice().put(schedule, at("2099-01-01T00:00:00Z"), "If-Match", stored.etag()).expect(200);
    assertThat(moved.string("publishAt")).isEqualTo("2099-01-01T00:00:00.000Z");
    alice().put(schedule, at("2001-01-01T00:00:00Z"), "If-Match", moved.etag()).expectProblem(422);
    alice().delete(schedule).expectProblem(428);
    var back = alice().move("DELETE", schedule, moved.etag()).expect(200);
    assertThat(back.string("status")).isEqualTo("draft");
    assertThat(back.json().path("publishAt").isNull()).isTrue();
    alice().move("DELETE", schedule, back.etag()).expectProblem(409);
  }

  @Test
  default void aWorkingCopyCanBeDiscarded() {
    var live = published(alice(), "Live " + word());
    var copy = path(live) + "/draft";
    alice().move("DELETE", copy, live.etag()).expectProblem(409);
    var edited = edit(alice(), live, "body", "Better so.");
    var discarded = alice().move("DELETE", copy, edited.etag()).expect(200);
    assertThat(discarded.string("body")).isEqualTo("By hand.");
    assertThat(discarded.json().path("hasWorkingCopy").asBoolean()).isFalse();
    alice().move("POST", path(live) + "/publish", discarded.etag()).expectProblem(409);
  }

  @Test
  default void theFirstPublicationMayBeDatedBackOnce() {
    var draft = draft(alice(), "Long ago " + word());
    var publish = path(draft) + "/publish";
    alice()
        .send("POST", publish, body("2099-01-01T00:00:00Z"), json(draft.etag()))
        .expectProblem(422);
    var published =
        alice().send("POST", publish, body("2013-04-05T06:07:08Z"), json(draft.etag())).expect(200);
    assertThat(published.string("publishedAt")).isEqualTo("2013-04-05T06:07:08.000Z");
    var edited = edit(alice(), published, "body", "Better so.");
    alice()
        .send("POST", publish, body("2014-01-01T00:00:00Z"), json(edited.etag()))
        .expectProblem(409);
    assertThat(publish(alice(), edited).string("publishedAt"))
        .isEqualTo("2013-04-05T06:07:08.000Z");
  }

  private static Map<String, String> at(String publishAt) {
    return Map.of("publishAt", publishAt);
  }

  private static BodyPublisher body(String publishedAt) {
    return BodyPublishers.ofString("{\"publishedAt\": \"%s\"}".formatted(publishedAt));
  }

  private static String[] json(String etag) {
    return new String[] {"Content-Type", "application/json", "If-Match", etag};
  }
}
