package dev.blogify.domain.post;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.title;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PostSummaryTest {
  private static final Instant SOON = NOW.plusSeconds(10);

  private final Post draft = created(1).after();
  private final Published live = publishedPost(draft);

  @Test
  void showsPublishedContentToReadersAndLatestContentToTheAuthor() {
    var copied =
        (Published) edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(PostSummary.ofPublished(copied)).isEqualTo(PostSummary.ofPublished(live));
    assertThat(PostSummary.ofPublished(live))
        .isEqualTo(
            new PostSummary(
                id(1),
                ALICE.id(),
                PostStatus.PUBLISHED,
                new Version(2),
                slug("post-1"),
                title("Post 1"),
                "All about Post 1.",
                Tags.NONE,
                Option.none(),
                Option.none(),
                Option.none(),
                live.metadata().firstPublishedAt(),
                Option.none(),
                false,
                live.publishedVersion().publishedAt()));
    assertThat(PostSummary.ofLatestContent(copied))
        .isEqualTo(
            new PostSummary(
                id(1),
                ALICE.id(),
                PostStatus.PUBLISHED,
                new Version(4),
                slug("another"),
                title("Another"),
                "All about Post 1.",
                Tags.NONE,
                Option.none(),
                Option.none(),
                Option.none(),
                live.metadata().firstPublishedAt(),
                Option.none(),
                true,
                copied.metadata().updatedAt()));
  }

  @Test
  void showsTheScheduledTimeToTheAuthor() {
    var scheduled = new Scheduled(draft.metadata(), draft.content(), SOON);

    assertThat(PostSummary.ofLatestContent(scheduled).publishAt()).isEqualTo(Option.some(SOON));
    assertThat(PostSummary.ofLatestContent(scheduled).status()).isEqualTo(PostStatus.SCHEDULED);
  }
}
