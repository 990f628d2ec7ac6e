package dev.blogify.adapters.in.http;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.PostTags;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

final class PublishedPostEndpointsTest {
  private final TestApi api = new TestApi();

  private String publish(Person author, String title, String tag) {
    api.now = api.now.plusSeconds(1);
    var draft =
        api.send(
            TestRequest.post(
                    "/posts", "{\"title\": \"%s\", \"tags\": [\"%s\"]}".formatted(title, tag))
                .signedInAs(author));
    var post = "/posts/" + draft.textAt("/postId");
    assertThat(
            api.send(TestRequest.of("POST", post + "/publish").signedInAs(author).ifMatch(1))
                .status())
        .isEqualTo(200);
    return post;
  }

  @Test
  void showsAPublishedPostToAnyone() {
    var read = api.send(TestRequest.get(publish(ALICE, "Hello", "java")));

    assertThat(read.body())
        .isEqualTo(
            """
            {"postId":"%s","authorId":"%s","title":"Hello","slug":"hello","body":"","html":"",\
            "excerpt":"","tags":["java"],"coverMediaId":null,"canonicalUrl":null,\
            "language":null,"createdAt":"2026-03-01T09:00:01.000Z",\
            "publishedAt":"2026-03-01T09:00:01.000Z","updatedAt":"2026-03-01T09:00:01.000Z",\
            "version":2}\
            """
                .formatted(read.textAt("/postId"), ALICE.id().value()));
    assertThat(read.header("cache-control")).isEqualTo("no-cache");
    assertThat(read.header("etag")).isEqualTo("\"2\"");
  }

  @Test
  void respondsToADraftExactlyLikeToAnUnknownPost() {
    var draft = api.send(TestRequest.post("/posts", "{\"title\": \"Hello\"}").signedInAs(ALICE));

    var hidden = api.send(TestRequest.get("/posts/" + draft.textAt("/postId")));

    assertThat(hidden.problemType()).isEqualTo("404 not-found");
    assertThat(hidden)
        .isEqualTo(api.send(TestRequest.get("/posts/0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d")))
        .isEqualTo(api.send(TestRequest.get("/posts/not-an-id")))
        .isEqualTo(api.send(TestRequest.get("/slugs/hello")))
        .isEqualTo(api.send(TestRequest.get("/slugs/NO%20slug")));
  }

  @Test
  void respondsWith304ForTheCachedPublishedVersion() {
    var post = publish(ALICE, "Hello", "java");

    for (var tag : new String[] {"\"2\"", "W/\"2\"", "\"1\" , \"2\"", "*"}) {
      var kept = api.send(TestRequest.get(post).withHeader("if-none-match", tag));
      assertThat(kept.status()).as(tag).isEqualTo(304);
      assertThat(kept.header("etag")).isEqualTo("\"2\"");
    }
    for (var tag : new String[] {"\"1\"", "\"02\"", "2", ""}) {
      assertThat(api.send(TestRequest.get(post).withHeader("if-none-match", tag)).status())
          .as(tag)
          .isEqualTo(200);
    }
  }

  @Test
  void redirectsAFormerSlugToTheCurrentSlug() {
    var post = publish(ALICE, "Hello", "java");
    api.send(TestRequest.patch(post, "{\"slug\": \"世界\"}").signedInAs(ALICE).ifMatch(2));
    assertThat(api.send(TestRequest.get("/slugs/hello")).status()).isEqualTo(200);
    api.send(TestRequest.of("POST", post + "/publish").signedInAs(ALICE).ifMatch(3));

    var moved = api.send(TestRequest.get("/slugs/hello"));

    assertThat(moved.status()).isEqualTo(308);
    assertThat(moved.header("location")).isEqualTo("/slugs/%E4%B8%96%E7%95%8C");
    assertThat(api.send(TestRequest.get("/slugs/世界")).textAt("/slug")).isEqualTo("世界");
  }

  @Test
  void listsPostsByTagOrAuthorNewestFirst() {
    publish(ALICE, "One", "two words");
    publish(BOB, "Two", "java");
    publish(ALICE, "Three", "java");

    assertThat(titles("/posts")).containsExactly("Three", "Two", "One");
    assertThat(titles("/posts?tag=java")).containsExactly("Three", "Two");
    assertThat(titles("/posts?tag=Two+Words")).containsExactly("One");
    assertThat(titles("/posts?author=" + ALICE.id().value())).containsExactly("Three", "One");
  }

  private java.util.List<String> titles(String uri) {
    return api.send(TestRequest.get(uri)).json().get("items").findValuesAsText("title");
  }

  @Test
  void pagesThroughAListByLinks() {
    for (var number = 1; number <= 5; number++) {
      publish(ALICE, "Post " + number, "é & co");
    }

    var first = api.send(TestRequest.get("/posts?tag=%C3%A9+%26+co&limit=2"));

    assertThat(first.header("link"))
        .isEqualTo(
            "</posts?tag=%%C3%%A9+%%26+co&limit=2&cursor=%s>; rel=\"next\""
                .formatted(first.textAt("/nextCursor")));
    var second = api.send(TestRequest.get(next(first)));
    var third = api.send(TestRequest.get(next(second)));
    assertThat(third.json().get("items").findValuesAsText("title")).containsExactly("Post 1");
    assertThat(third.headers().containsKey("link")).isFalse();
    assertThat(third.json().get("nextCursor").isNull()).isTrue();
  }

  private static String next(TestResponse list) {
    var link = list.header("link");
    return link.substring(1, link.indexOf('>'));
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    for (var number = 1; number <= 3; number++) {
      publish(ALICE, "Post " + number, "java");
    }
    var cursor = api.send(TestRequest.get("/posts?limit=1")).textAt("/nextCursor");
    var own =
        api.send(TestRequest.get("/me/posts?limit=1").signedInAs(ALICE)).textAt("/nextCursor");

    assertThat(api.send(TestRequest.get("/posts?limit=2&cursor=" + cursor)).status())
        .isEqualTo(200);
    for (var uri :
        new String[] {
          "/posts?tag=java&cursor=" + cursor,
          "/tags?cursor=" + cursor,
          "/posts?cursor=" + own,
          "/posts?cursor=",
          "/posts?cursor=x" + cursor
        }) {
      assertThat(api.send(TestRequest.get(uri)).errorSources())
          .as(uri)
          .containsExactly("parameter cursor");
    }
    assertThat(api.send(TestRequest.get("/me/posts?cursor=" + own).signedInAs(BOB)).errorSources())
        .containsExactly("parameter cursor");
  }

  @Test
  void refusesUnknownAndMalformedParameters() {
    for (var query :
        new String[] {
          "limit=0", "limit=101", "limit=1e1", "limit=+7", "limit=", "limit=2147483648"
        }) {
      assertThat(api.send(TestRequest.get("/posts?" + query)).errorSources())
          .as(query)
          .containsExactly("parameter limit");
    }
    assertThat(api.send(TestRequest.get("/posts?limit=1&limit=1")).errorSources())
        .containsExactly("parameter limit");
    assertThat(api.send(TestRequest.get("/posts?sort=title&page=2")).errorSources())
        .containsExactly("parameter sort", "parameter page");
    assertThat(api.send(TestRequest.get("/posts?tag=java&author=bob")).errorSources())
        .containsExactly("parameter author");
    assertThat(api.send(TestRequest.get("/posts?tag=&author=a%2Fb")).errorSources())
        .containsExactly("parameter tag", "parameter author");
    assertThat(api.send(TestRequest.get("/posts?tag=%FF")).errorSources())
        .containsExactly("parameter tag");
    assertThat(api.send(TestRequest.get("/posts?tag=%2")).errorSources())
        .containsExactly("parameter tag");
    assertThat(api.send(TestRequest.get("/health?verbose")).errorSources())
        .containsExactly("parameter verbose");
  }

  @Test
  void countsTags() {
    for (var number = 1; number <= 2; number++) {
      api.tagCounts.update(
          new PostTags(PostFixtures.id(number), "0000000002.00", List.of(new Tag("java"))));
    }

    assertThat(api.send(TestRequest.get("/tags")).body())
        .isEqualTo("{\"items\":[{\"tag\":\"java\",\"posts\":2}],\"nextCursor\":null}");
  }

  @Test
  void isHealthy() {
    assertThat(api.send(TestRequest.get("/health")).body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void ignoresTheTokenOfAnonymousOperations() {
    assertThat(api.send(TestRequest.get("/posts").withHeader("authorization", "Bearer x")).status())
        .isEqualTo(200);
  }
}
