package dev.blogify.adapters.events;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class CacheInvalidationTest {
  private static final CacheInvalidation NOTHING =
      new CacheInvalidation(List.empty(), List.empty());

  @Test
  void aPublicationInvalidatesOldAndNewTagsAndAllSlugs() {
    var post = LifecycleFixtures.REPUBLISHED.after().id();

    assertThat(CacheInvalidation.of(LifecycleFixtures.REPUBLISHED))
        .isEqualTo(
            new CacheInvalidation(
                List.of(
                    "post:" + post,
                    "tag:java",
                    "tag:été",
                    "tag:aws",
                    "author:" + ALICE.id().value(),
                    "posts"),
                List.of("/posts/" + post, "/slugs/hello", "/slugs/hello-again", "/posts*")));
  }

  @Test
  void pathsArePercentEncoded() {
    var post =
        LifecycleFixtures.CREATED
            .after()
            .edit(PostFixtures.renamed("été"), LifecycleFixtures.NOW)
            .get()
            .after();
    var published = post.publish(Option.none(), LifecycleFixtures.NOW).get();

    assertThat(CacheInvalidation.of(published).paths()).contains("/slugs/%C3%A9t%C3%A9");
  }

  @Test
  void anUnpublishedChangeInvalidatesNothing() {
    assertThat(
            List.of(
                    LifecycleFixtures.CREATED,
                    LifecycleFixtures.SCHEDULED,
                    LifecycleFixtures.RENAMED,
                    LifecycleFixtures.RETAGGED,
                    LifecycleFixtures.TRASHED,
                    LifecycleFixtures.RESTORED)
                .map(CacheInvalidation::of)
                .append(CacheInvalidation.of(LifecycleFixtures.REQUESTED))
                .append(CacheInvalidation.of(LifecycleFixtures.ALT_TEXT_EDITED_WHILE_PENDING))
                .append(CacheInvalidation.of(LifecycleFixtures.REJECTED)))
        .containsOnly(NOTHING);
  }

  @Test
  void unpublishingInvalidatesThePost() {
    assertThat(CacheInvalidation.of(LifecycleFixtures.TRASHED_LIVE))
        .isEqualTo(CacheInvalidation.of(LifecycleFixtures.UNPUBLISHED))
        .isNotEqualTo(NOTHING);
  }

  @Test
  void aReadyMediumInvalidatesItsTwoPaths() {
    var id = LifecycleFixtures.READY.after().id();

    assertThat(
            List.of(LifecycleFixtures.READY, LifecycleFixtures.ALT_TEXT_EDITED)
                .map(CacheInvalidation::of))
        .containsOnly(
            new CacheInvalidation(
                List.of("media:" + id), List.of("/media/" + id, "/media/" + id + "/content")));
  }

  @Test
  void aDeletedMediumInvalidatesItsFile() {
    var ready = (Media.Ready) LifecycleFixtures.READY.after();

    assertThat(CacheInvalidation.of(LifecycleFixtures.DELETED).paths())
        .isEqualTo(
            CacheInvalidation.of(LifecycleFixtures.READY)
                .paths()
                .append("/" + PromotedUpload.of(ready).key()));
  }

  @Test
  void aProfileChangeInvalidatesTheProfile() {
    assertThat(CacheInvalidation.of(LifecycleFixtures.PROFILE_CHANGED))
        .isEqualTo(
            new CacheInvalidation(
                List.of("user:" + ALICE.id().value()), List.of("/users/" + ALICE.id().value())));
  }
}
