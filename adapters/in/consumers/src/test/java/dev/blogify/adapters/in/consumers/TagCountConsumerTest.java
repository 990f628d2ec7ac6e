package dev.blogify.adapters.in.consumers;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.Page;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.application.post.CountTags;
import dev.blogify.application.post.InMemoryTagCounts;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

final class TagCountConsumerTest {
  private final InMemoryTagCounts tagCounts = new InMemoryTagCounts();
  private final MessageConsumer consumer = MessageConsumers.countTags(new CountTags(tagCounts));

  private final PostChange draft =
      created(1, ALICE.id(), slug("hello"), content("Hello", "java", "日本"));
  private final PostChange publication = published(draft.after());
  private final Post live = publication.after();

  @Test
  void countsAPublishedPostByItsTags() {
    deliver(publication);
    deliver(publication);

    assertThat(counts()).containsExactly(count("java"), count("日本"));
  }

  @Test
  void countsARepublishedPostByItsNewTags() {
    var again = published(edited(live, tagged("java", "new")).after());
    deliver(again);
    deliver(publication);

    assertThat(counts()).containsExactly(count("java"), count("new"));
  }

  @Test
  void doesNotCountUnpublishedPosts() {
    deliver(publication);
    deliver(live.unpublish(hourLater(live)).get());
    assertThat(counts()).isEmpty();

    deliver(published(live.unpublish(hourLater(live)).get().after()));
    assertThat(counts()).isNotEmpty();

    var livesAgain = published(live.unpublish(hourLater(live)).get().after()).after();
    deliver(livesAgain.trash(hourLater(livesAgain)).get());
    assertThat(counts()).isEmpty();
  }

  @Test
  void refusesEventTypesWithoutTags() {
    assertThatThrownBy(() -> deliver(draft))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blogify.post.created.v1");
  }

  private void deliver(PostChange change) {
    Outbox.events(change, forActor(ALICE))
        .map(TagCountConsumerTest::message)
        .map(EventBridgeMessage::parse)
        .forEach(consumer::handle);
  }

  private Seq<TagCount> counts() {
    return tagCounts.list(Page.PageRequest.firstPage(10)).items();
  }

  private static TagCount count(String tag) {
    return new TagCount(new Tag(tag), 1);
  }

  /** The event with the wrapper of EventBridge. */
  private static String message(CloudEvent event) {
    return """
    {"version": "0", "id": "7bf73129-1428-4cd3-a780-95db273d1602", "detail-type": "%s",
     "source": "%s", "account": "123456789012", "time": "%s", "region": "eu-west-3",
     "resources": [], "detail": %s}
    """
        .formatted(event.type(), event.source(), event.time(), event.json());
  }
}
