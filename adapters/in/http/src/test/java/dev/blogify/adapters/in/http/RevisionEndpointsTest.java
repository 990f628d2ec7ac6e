package dev.blogify.adapters.in.http;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RevisionEndpointsTest {
  private final TestApi api = new TestApi();
  private String post = "";

  @BeforeEach
  void writeAPostInTwoVersions() {
    var draft =
        api.send(
            TestRequest.post("/posts", "{\"title\": \"One\", \"body\": \"*1*\"}")
                .signedInAs(ALICE));
    post = "/posts/" + draft.textAt("/postId");
    api.now = api.now.plusSeconds(60);
    api.send(TestRequest.patch(post, "{\"title\": \"Two\"}").signedInAs(ALICE).ifMatch(1));
  }

  @Test
  void listsRevisionsNewestFirst() {
    var list = api.send(TestRequest.get(post + "/revisions").signedInAs(ALICE));

    assertThat(list.body())
        .isEqualTo(
            """
            {"items":[\
            {"version":2,"title":"Two","createdAt":"2026-03-01T09:01:00.000Z"},\
            {"version":1,"title":"One","createdAt":"2026-03-01T09:00:00.000Z"}],\
            "nextCursor":null}\
            """);
    assertThat(api.send(TestRequest.get(post + "/revisions").signedInAs(BOB)).problemType())
        .isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.get("/posts/x/revisions").signedInAs(BOB)).problemType())
        .isEqualTo("404 not-found");
  }

  @Test
  void readsARevision() {
    var revision = api.send(TestRequest.get(post + "/revisions/1").signedInAs(ALICE));

    assertThat(revision.body())
        .isEqualTo(
            """
            {"postId":"%s","version":1,"title":"One","body":"*1*",\
            "html":"<p><em>1</em></p>\\n","excerpt":"1","tags":[],"coverMediaId":null,\
            "canonicalUrl":null,"language":null,"createdAt":"2026-03-01T09:00:00.000Z"}\
            """
                .formatted(revision.textAt("/postId")));
    assertThat(revision.header("etag")).isEqualTo("\"1\"");
    assertThat(
            api.send(
                    TestRequest.get(post + "/revisions/1")
                        .signedInAs(ALICE)
                        .withHeader("if-none-match", "\"1\""))
                .status())
        .isEqualTo(304);
  }

  @Test
  void respondsWith404ForAnUnknownRevision() {
    for (var version : new String[] {"3", "0", "01", "-1", "x", "99999999999999999999"}) {
      assertThat(
              api.send(TestRequest.get(post + "/revisions/" + version).signedInAs(ALICE))
                  .problemType())
          .as(version)
          .isEqualTo("404 not-found");
    }
  }

  @Test
  void restoresARevisionAsAnEdit() {
    var path = post + "/revisions/1/restore";

    assertThat(api.send(TestRequest.of("POST", path).signedInAs(ALICE)).problemType())
        .isEqualTo("428 precondition-required");
    var restored = api.send(TestRequest.of("POST", path).signedInAs(ALICE).ifMatch(2));

    assertThat(restored.textAt("/title")).isEqualTo("One");
    assertThat(restored.header("etag")).isEqualTo("\"3\"");
    assertThat(
            api.send(
                    TestRequest.of("POST", post + "/revisions/9/restore")
                        .signedInAs(ALICE)
                        .ifMatch(3))
                .problemType())
        .isEqualTo("404 not-found");
  }
}
