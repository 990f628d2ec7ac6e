package dev.blogify.adapters.http;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RevisionEndpointsTest {
  private final Api api = new Api();
  private String post = "";

  @BeforeEach
  void writeAPostInTwoVersions() {
    var draft = api.send(Call.post("/posts", "{\"title\": \"One\", \"body\": \"*1*\"}").by(ALICE));
    post = "/posts/" + draft.at("/postId");
    api.now = api.now.plusSeconds(60);
    api.send(Call.patch(post, "{\"title\": \"Two\"}").by(ALICE).ifMatch(1));
  }

  @Test
  void listsWhatAPostSaidNewestFirst() {
    var list = api.send(Call.get(post + "/revisions").by(ALICE));

    assertThat(list.body())
        .isEqualTo(
            """
            {"items":[\
            {"version":2,"title":"Two","createdAt":"2026-03-01T09:01:00.000Z"},\
            {"version":1,"title":"One","createdAt":"2026-03-01T09:00:00.000Z"}],\
            "nextCursor":null}\
            """);
    assertThat(api.send(Call.get(post + "/revisions").by(BOB)).problem())
        .isEqualTo("404 not-found");
    assertThat(api.send(Call.get("/posts/x/revisions").by(BOB)).problem())
        .isEqualTo("404 not-found");
  }

  @Test
  void readsOneOfThem() {
    var revision = api.send(Call.get(post + "/revisions/1").by(ALICE));

    assertThat(revision.body())
        .isEqualTo(
            """
            {"postId":"%s","version":1,"title":"One","body":"*1*",\
            "html":"<p><em>1</em></p>\\n","excerpt":"1","tags":[],"coverMediaId":null,\
            "canonicalUrl":null,"language":null,"createdAt":"2026-03-01T09:00:00.000Z"}\
            """
                .formatted(revision.at("/postId")));
    assertThat(revision.header("etag")).isEqualTo("\"1\"");
    assertThat(
            api.send(Call.get(post + "/revisions/1").by(ALICE).with("if-none-match", "\"1\""))
                .status())
        .isEqualTo(304);
  }

  @Test
  void findsNoRevisionWhereThereIsNone() {
    for (var version : new String[] {"3", "0", "01", "-1", "x", "99999999999999999999"}) {
      assertThat(api.send(Call.get(post + "/revisions/" + version).by(ALICE)).problem())
          .as(version)
          .isEqualTo("404 not-found");
    }
  }

  @Test
  void restoresOneAsAnEdit() {
    var path = post + "/revisions/1/restore";

    assertThat(api.send(Call.of("POST", path).by(ALICE)).problem())
        .isEqualTo("428 precondition-required");
    var restored = api.send(Call.of("POST", path).by(ALICE).ifMatch(2));

    assertThat(restored.at("/title")).isEqualTo("One");
    assertThat(restored.header("etag")).isEqualTo("\"3\"");
    assertThat(
            api.send(Call.of("POST", post + "/revisions/9/restore").by(ALICE).ifMatch(3)).problem())
        .isEqualTo("404 not-found");
  }
}
