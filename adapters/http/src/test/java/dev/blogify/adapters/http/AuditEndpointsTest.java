package dev.blogify.adapters.http;

import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.access.People.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditEndpointsTest {
  private final Api api = new Api();
  private String post = "";

  @BeforeEach
  void writeAPost() {
    post =
        "/posts/" + api.send(Call.post("/posts", "{\"title\": \"Hello\"}").by(ALICE)).at("/postId");
  }

  @Test
  void tellsWhatHappenedToAPostNewestFirst() {
    var subject = post.substring(1);
    api.trail.append(entry(subject, 1, 0, NOW, ALICE));
    api.trail.append(entry(subject, 2, 0, NOW.plusSeconds(1), Actor.SYSTEM));

    var list = api.send(Call.get(post + "/audit").by(ALICE));

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body())
        .isEqualTo(
            """
            {"items":[\
            {"eventId":"%s","type":"blogify.post.edited.v1","subject":"%s",\
            "sequence":"0000000002.00","time":"2026-03-01T09:00:01.000Z","actorId":null,\
            "actorRole":"system","correlationId":"correlation-2",\
            "data":{"changed":["title","日本"]}},\
            {"eventId":"%s","type":"blogify.post.edited.v1","subject":"%s",\
            "sequence":"0000000001.00","time":"2026-03-01T09:00:00.000Z","actorId":"%s",\
            "actorRole":"author","correlationId":"correlation-1",\
            "data":{"changed":["title","日本"]}}],\
            "nextCursor":null}\
            """
                .formatted(
                    entry(subject, 2).eventId(),
                    subject,
                    entry(subject, 1).eventId(),
                    subject,
                    ALICE.id().value()));
    assertThat(list.header("cache-control")).isEqualTo("private, no-store");
  }

  @Test
  void hidesAndForbidsLikeThePostItself() {
    assertThat(api.send(Call.get(post + "/audit").by(ERIN)).status()).isEqualTo(200);
    assertThat(api.send(Call.get(post + "/audit").by(BOB)).problem()).isEqualTo("404 not-found");
    assertThat(api.send(Call.get("/posts/x/audit").by(ADA)).problem()).isEqualTo("404 not-found");
    api.send(Call.of("POST", post + "/publish").by(ALICE).ifMatch(1));
    assertThat(api.send(Call.get(post + "/audit").by(BOB)).problem()).isEqualTo("403 not-allowed");
  }

  @Test
  void tellsAdminsWhatOnePersonDidOrWhatHappenedOnOneDay() {
    var bobs = entry("posts/1", 1, 0, NOW, BOB);
    var erins = entry("media/1", 1, 0, NOW.minusSeconds(24 * 3_600), ERIN);
    api.trail.append(bobs);
    api.trail.append(erins);

    assertThat(subjects("/audit?actor=" + BOB.id().value())).containsExactly("posts/1");
    assertThat(subjects("/audit?day=2026-03-01")).containsExactly("posts/1");
    assertThat(subjects("/audit?day=2026-02-28")).containsExactly("media/1");
    assertThat(subjects("/audit?actor=nobody")).isEmpty();
    for (var person : List.of(ALICE, BOB, ERIN, RITA)) {
      assertThat(api.send(Call.get("/audit?day=2026-03-01").by(person)).problem())
          .isEqualTo("403 not-allowed");
    }
  }

  @Test
  void asksForExactlyOneOfActorAndDay() {
    assertThat(places("/audit")).containsExactly("parameter actor");
    assertThat(places("/audit?limit=5")).containsExactly("parameter actor");
    assertThat(places("/audit?actor=bob&day=2026-03-01")).containsExactly("parameter day");
    assertThat(places("/audit?actor=a%2Fb")).containsExactly("parameter actor");
    assertThat(places("/audit?actor=a%2Fb&day=today"))
        .containsExactly("parameter actor", "parameter day");
    for (var day :
        new String[] {
          "", "today", "2026-3-1", "2026-02-29", "2026-03-01T00:00:00Z", "20260301", "-2026-03-01"
        }) {
      assertThat(places("/audit?day=" + day)).as(day).containsExactly("parameter day");
    }
    assertThat(places("/audit?subject=posts")).containsExactly("parameter subject");
  }

  @Test
  void leadsThroughAListByItsLinksAndThroughNoOther() {
    for (var version = 1; version <= 3; version++) {
      api.trail.append(entry("posts/1", version));
    }

    var first = api.send(Call.get("/audit?day=2026-03-01&limit=2").by(ADA));

    var link = first.header("link");
    var second = api.send(Call.get(link.substring(1, link.indexOf('>'))).by(ADA));
    assertThat(second.json().get("items").findValuesAsText("sequence"))
        .containsExactly("0000000001.00");
    assertThat(second.json().get("nextCursor").isNull()).isTrue();
    var cursor = first.at("/nextCursor");
    for (var other :
        List.of(
            "/audit?day=2026-03-02&cursor=",
            "/audit?actor=%s&cursor=".formatted(ALICE.id().value()),
            post + "/audit?cursor=",
            "/me/notifications?cursor=")) {
      assertThat(places(other + cursor)).as(other).containsExactly("parameter cursor");
    }
  }

  private List<String> subjects(String uri) {
    return api.send(Call.get(uri).by(ADA)).json().get("items").findValuesAsText("subject");
  }

  private Iterable<String> places(String uri) {
    return api.send(Call.get(uri).by(ADA)).places();
  }
}
