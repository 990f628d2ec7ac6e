package dev.blogify.adapters.in.http;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommandContexts;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** The events have all members that API Gateway sends. */
final class GatewayJsonTest {
  private final TestApi api = new TestApi();

  private static byte[] event(String name) {
    try (InputStream file = GatewayJsonTest.class.getResourceAsStream("/events/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsAnEventWithoutABody() {
    var id = new PostId(Uuid7.parse("0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d").get());
    api.posts.commit(
        Post.create(
            id,
            ALICE.id(),
            PostFixtures.slug("hello"),
            PostFixtures.content("Hello"),
            TestApi.START),
        CommandContexts.forActor(ALICE));

    var reply = api.send("publishPost", event("publish-post.json"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("etag")).isEqualTo("\"2\"");
    assertThat(reply.header("x-correlation-id")).isEqualTo("JKJaXmPLvHcESHA=");
  }

  @Test
  void readsAnEventWithParameters() {
    var reply = api.send("listPosts", event("list-posts.json"));

    assertThat(reply.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void readsAnEventWithABase64Body() {
    var reply = api.send("editMe", event("edit-me-base64.json"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.textAt("/displayName")).isEqualTo("Ríta");
    assertThat(reply.textAt("/role")).isEqualTo("reader");
  }
}
