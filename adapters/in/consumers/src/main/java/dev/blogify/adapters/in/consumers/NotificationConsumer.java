package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationContent.MediaWasRejected;
import dev.blogify.application.ports.NotificationContent.PostWasPublished;
import dev.blogify.application.ports.NotificationContent.PostWasTrashed;
import dev.blogify.application.ports.NotificationContent.PostWasUnpublished;
import dev.blogify.application.ports.NotificationContent.SchedulingFailed;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import java.util.UUID;

/**
 * Notifies authors when another user changes their posts, and owners when their uploads are
 * rejected.
 */
public final class NotificationConsumer implements MessageConsumer {
  private final NotifyOwner notifyOwner;

  public NotificationConsumer(NotifyOwner notifyOwner) {
    this.notifyOwner = notifyOwner;
  }

  @Override
  public void handle(EventBridgeMessage message) {
    var received = message.receivedEvent();
    notifyOwner.handle(
        new NotifyOwner.Command(
            received.event().id(),
            received.event().time(),
            owner(received.data()),
            received.actor(),
            content(received)));
  }

  private static UserId owner(JsonObject data) {
    return new UserId(data.optionalText("authorId").getOrElse(() -> data.text("ownerId")));
  }

  private static NotificationContent content(ReceivedEvent received) {
    var data = received.data();
    return switch (received.event().type()) {
      case "blogify.post.published.v1" -> new PostWasPublished(postId(data));
      case "blogify.post.unpublished.v1" -> new PostWasUnpublished(postId(data));
      case "blogify.post.trashed.v1" -> new PostWasTrashed(postId(data));
      case "blogify.post.scheduling_failed.v1" ->
          new SchedulingFailed(postId(data), data.text("reason"));
      case "blogify.media.rejected.v1" ->
          new MediaWasRejected(
              new MediaId(UUID.fromString(data.text("mediaId"))), data.text("reason"));
      case String other ->
          throw new IllegalArgumentException("No notification for event type " + other);
    };
  }

  private static PostId postId(JsonObject data) {
    return new PostId(UUID.fromString(data.text("postId")));
  }
}
