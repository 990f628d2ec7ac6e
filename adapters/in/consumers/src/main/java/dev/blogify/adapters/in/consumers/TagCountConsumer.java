package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.post.CountTags;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;

/**
 * Updates the number of published posts per tag. A post that is no longer published has no tags in
 * the count.
 */
public final class TagCountConsumer implements MessageConsumer {
  private final CountTags countTags;

  public TagCountConsumer(CountTags countTags) {
    this.countTags = countTags;
  }

  @Override
  public void handle(EventBridgeMessage message) {
    var received = message.receivedEvent();
    countTags.handle(
        new PostTags(
            new PostId(UUID.fromString(received.data().text("postId"))),
            received.event().sequence(),
            tags(received)));
  }

  private static Seq<Tag> tags(ReceivedEvent received) {
    return switch (received.event().type()) {
      case "blogify.post.published.v1" -> received.data().texts("tags").map(Tag::new);
      case "blogify.post.unpublished.v1", "blogify.post.trashed.v1", "blogify.post.purged.v1" ->
          List.empty();
      case String other -> throw new IllegalArgumentException("No tags in event type " + other);
    };
  }
}
