package dev.blogify.adapters.in.http;

import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditEndpointsTest {
  private final TestApi api = new TestApi();
  private String post = "";

  @BeforeEach
  void writeAPost() {
    post =
        "/posts/"
            + api.send(TestRequest.post("/posts", "{\"title\": \"Hello\"}").signedInAs(ALICE))
                .textAt("/postId");
  }

  @Test
  void listsTheAuditTrailOfAPostNewestFirst() {
    var subject = post.substring(1);
    api.auditTrail.append(entry(subject, 1, 0, NOW, ALICE));
    api.auditTrail.append(entry(subject, 2, 0, NOW.plusSeconds(1), Actor.SYSTEM));

    var list = api.send(TestRequest.get(post + "/audit").signedInAs(ALICE));

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
  void hasTheAccessRulesOfThePost() {
    assertThat(api.send(TestRequest.get(post + "/audit").signedInAs(ERIN)).status()).isEqualTo(200);
    assertThat(api.send(TestRequest.get(post + "/audit").signedInAs(BOB)).problemType())
        .isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.get("/posts/x/audit").signedInAs(ADA)).problemType())
        .isEqualTo("404 not-found");
    api.send(TestRequest.of("POST", post + "/publish").signedInAs(ALICE).ifMatch(1));
    assertThat(api.send(TestRequest.get(post + "/audit").signedInAs(BOB)).problemType())
        .isEqualTo("403 not-allowed");
  }

  @Test
  void listsTheAuditTrailOfAUserOrADayForAdmins() {
    var bobs = entry("posts/1", 1, 0, NOW, BOB);
    var erins = entry("media/1", 1, 0, NOW.minusSeconds(24 * 3_600), ERIN);
    api.auditTrail.append(bobs);
    api.auditTrail.append(erins);

    assertThat(subjects("/audit?actor=" + BOB.id().value())).containsExactly("posts/1");
    assertThat(subjects("/audit?day=2026-03-01")).containsExactly("posts/1");
    assertThat(subjects("/audit?day=2026-02-28")).containsExactly("media/1");
    assertThat(subjects("/audit?actor=nobody")).isEmpty();
    for (var person : List.of(ALICE, BOB, ERIN, RITA)) {
      assertThat(
              api.send(TestRequest.get("/audit?day=2026-03-01").signedInAs(person)).problemType())
          .isEqualTo("403 not-allowed");
    }
  }

  @Test
  void requiresExactlyOneOfActorAndDay() {
    assertThat(errorSources("/audit")).containsExactly("parameter actor");
    assertThat(errorSources("/audit?limit=5")).containsExactly("parameter actor");
    assertThat(errorSources("/audit?actor=bob&day=2026-03-01")).containsExactly("parameter day");
    assertThat(errorSources("/audit?actor=a%2Fb")).containsExactly("parameter actor");
    assertThat(errorSources("/audit?actor=a%2Fb&day=today"))
        .containsExactly("parameter actor", "parameter day");
    for (var day :
        new String[] {
          "", "today", "2026-3-1", "2026-02-29", "2026-03-01T00:00:00Z", "20260301", "-2026-03-01"
        }) {
      assertThat(errorSources("/audit?day=" + day)).as(day).containsExactly("parameter day");
    }
    assertThat(errorSources("/audit?subject=posts")).containsExactly("parameter subject");
  }

  @Test
  void pagesThroughAListByLinksAndRefusesOtherCursors() {
    for (var version = 1; version <= 3; version++) {
      api.auditTrail.append(entry("posts/1", version));
    }

    var first = api.send(TestRequest.get("/audit?day=2026-03-01&limit=2").signedInAs(ADA));

    var link = first.header("link");
    var second = api.send(TestRequest.get(link.substring(1, link.indexOf('>'))).signedInAs(ADA));
    assertThat(second.json().get("items").findValuesAsText("sequence"))
        .containsExactly("0000000001.00");
    assertThat(second.json().get("nextCursor").isNull()).isTrue();
    var cursor = first.textAt("/nextCursor");
    for (var other :
        List.of(
            "/audit?day=2026-03-02&cursor=",
            "/audit?actor=%s&cursor=".formatted(ALICE.id().value()),
            post + "/audit?cursor=",
            "/me/notifications?cursor=")) {
      assertThat(errorSources(other + cursor)).as(other).containsExactly("parameter cursor");
    }
  }

  private List<String> subjects(String uri) {
    return api.send(TestRequest.get(uri).signedInAs(ADA))
        .json()
        .get("items")
        .findValuesAsText("subject");
  }

  private Iterable<String> errorSources(String uri) {
    return api.send(TestRequest.get(uri).signedInAs(ADA)).errorSources();
  }
}
