package dev.blogify.adapters.in.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.PublicPaths;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PublicPathsTest {
  private static final UUID ID = Uuid7.parse("0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d").get();

  @Test
  void everyPathIsThePathOfAnOperation() {
    assertThat(
            List.of(
                    PublicPaths.post(new PostId(ID)),
                    PublicPaths.slug(PostFixtures.slug("été")),
                    PublicPaths.user(new UserId("u-1")),
                    PublicPaths.media(new MediaId(ID)),
                    PublicPaths.mediaContent(new MediaId(ID)),
                    PublicPaths.POST_LISTS.replace("*", ""))
                .map(path -> TestRequest.get(path).operation().id()))
        .containsExactly(
            "getPost", "getPostBySlug", "getUser", "getMedia", "getMediaContent", "listPosts");
  }
}
