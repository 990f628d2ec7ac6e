package dev.blogify.adapters.events;

import static dev.blogify.domain.access.People.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.media.Media;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class InvalidationTest {
  private static final Invalidation NOTHING = new Invalidation(List.empty(), List.empty());

  @Test
  void aPublicationConcernsOldAndNewTagsAndEveryAddress() {
    var post = Story.REPUBLISHED.after().id();

    assertThat(Invalidation.of(Story.REPUBLISHED))
        .isEqualTo(
            new Invalidation(
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
  void addressesArePercentEncoded() {
    var post = Story.CREATED.after().edit(PostFixtures.renamed("été"), Story.NOW).get().after();
    var published = post.publish(Option.none(), Story.NOW).get();

    assertThat(Invalidation.of(published).paths()).contains("/slugs/%C3%A9t%C3%A9");
  }

  @Test
  void whatReadersDoNotSeeConcernsNoCache() {
    assertThat(
            List.of(
                    Story.CREATED,
                    Story.SCHEDULED,
                    Story.RENAMED,
                    Story.RETAGGED,
                    Story.TRASHED,
                    Story.RESTORED)
                .map(Invalidation::of)
                .append(Invalidation.of(Story.REQUESTED))
                .append(Invalidation.of(Story.DESCRIBED_UNSEEN))
                .append(Invalidation.of(Story.REJECTED)))
        .containsOnly(NOTHING);
  }

  @Test
  void takingAPostAwayConcernsItsCaches() {
    assertThat(Invalidation.of(Story.TRASHED_LIVE))
        .isEqualTo(Invalidation.of(Story.UNPUBLISHED))
        .isNotEqualTo(NOTHING);
  }

  @Test
  void aReadyMediumIsCachedUnderItsTwoAddresses() {
    var id = Story.READY.after().id();

    assertThat(List.of(Story.READY, Story.DESCRIBED).map(Invalidation::of))
        .containsOnly(
            new Invalidation(
                List.of("media:" + id), List.of("/media/" + id, "/media/" + id + "/content")));
  }

  @Test
  void aDeletedMediumsBytesAreCachedToo() {
    var ready = (Media.Ready) Story.READY.after();

    assertThat(Invalidation.of(Story.DELETED).paths())
        .isEqualTo(Invalidation.of(Story.READY).paths().append("/" + ready.place()));
  }

  @Test
  void aProfileIsCachedUnderItsAddress() {
    assertThat(Invalidation.of(Story.INTRODUCED))
        .isEqualTo(
            new Invalidation(
                List.of("user:" + ALICE.id().value()), List.of("/users/" + ALICE.id().value())));
  }
}
