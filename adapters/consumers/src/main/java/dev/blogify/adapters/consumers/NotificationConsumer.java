package dev.blogify.adapters.consumers;

import dev.blogify.adapters.events.WireEvent;
import dev.blogify.adapters.events.WireEvent.Data;
import dev.blogify.application.notification.Notice;
import dev.blogify.application.notification.Notice.MediaWasRejected;
import dev.blogify.application.notification.Notice.PostWasPublished;
import dev.blogify.application.notification.Notice.PostWasTrashed;
import dev.blogify.application.notification.Notice.PostWasUnpublished;
import dev.blogify.application.notification.Notice.SchedulingFailed;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import java.util.UUID;

/** Tells authors what others did to their posts, and owners what became of their uploads. */
public final class NotificationConsumer implements Consumer {
  private final NotifyOwner notifyOwner;

  public NotificationConsumer(NotifyOwner notifyOwner) {
    this.notifyOwner = notifyOwner;
  }

  @Override
  public void handle(Delivery delivery) {
    var wire = delivery.event();
    notifyOwner.handle(
        new NotifyOwner.Command(
            wire.event().id(),
            wire.event().time(),
            owner(wire.data()),
            wire.actor(),
            notice(wire)));
  }

  private static UserId owner(Data data) {
    return new UserId(data.optionalText("authorId").getOrElse(() -> data.text("ownerId")));
  }

  private static Notice notice(WireEvent wire) {
    var data = wire.data();
    return switch (wire.event().type()) {
      case "blogify.post.published.v1" -> new PostWasPublished(post(data));
      case "blogify.post.unpublished.v1" -> new PostWasUnpublished(post(data));
      case "blogify.post.trashed.v1" -> new PostWasTrashed(post(data));
      case "blogify.post.scheduling_failed.v1" ->
          new SchedulingFailed(post(data), data.text("reason"));
      case "blogify.media.rejected.v1" ->
          new MediaWasRejected(
              new MediaId(UUID.fromString(data.text("mediaId"))), data.text("reason"));
      case String other -> throw new IllegalArgumentException("Nobody is told of " + other);
    };
  }

  private static PostId post(Data data) {
    return new PostId(UUID.fromString(data.text("postId")));
  }
}
