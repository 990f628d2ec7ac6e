package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.CommandContext;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.EdgeCache;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.post.CountTags;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;
import java.util.regex.Pattern;

/** The consumers of all subscriptions. */
final class MessageConsumers {
  /** The object key of an upload. EventBridge events contain the key without URL encoding. */
  private static final Pattern PENDING_KEY =
      Pattern.compile(PendingUpload.PREFIX + "(?:.*/)?([^/]+)");

  private MessageConsumers() {}

  /** Appends each domain event to the audit trail. Idempotent; events may arrive in any order. */
  static MessageConsumer recordAudit(AuditTrail trail) {
    return message -> {
      var parsed = message.parsedEvent();
      var event = parsed.event();
      trail.append(
          new AuditEntry(
              event.id(),
              event.type(),
              event.subject(),
              event.sequence(),
              event.time(),
              parsed.actor(),
              parsed.correlationId(),
              parsed.data().toJson()));
    };
  }

  /**
   * Confirms an upload when S3 publishes the event "Object Created". Ignores objects whose key does
   * not identify an upload.
   */
  static MessageConsumer confirmMedia(ConfirmMedia useCase) {
    return message -> {
      var key = PENDING_KEY.matcher(message.detail().object("object").text("key"));
      if (key.matches()) {
        MediaId.parse(key.group(1)).forEach(id -> confirm(useCase, id, message));
      }
    };
  }

  private static void confirm(ConfirmMedia useCase, MediaId id, EventBridgeMessage message) {
    var context = new CommandContext(Actor.SYSTEM, message.correlationId(), message.traceParent());
    useCase
        .handle(new ConfirmMedia.Command(id, context))
        .peekLeft(refusal -> throwIfRetryable(id, refusal));
  }

  /**
   * Throws an exception, which causes a redelivery, unless the refusal means that there is nothing
   * to confirm.
   */
  private static void throwIfRetryable(MediaId id, MediaRefusal refusal) {
    switch (refusal) {
      case MediaRefusal.MediaNotFound _,
          MediaRefusal.InvalidState _,
          MediaRefusal.NotUploaded _ -> {}
      case MediaRefusal.VersionConflict _, MediaRefusal.NotAllowed _, MediaRefusal.TooLarge _ ->
          throw new IllegalStateException("Media %s was not confirmed: %s".formatted(id, refusal));
    }
  }

  /**
   * Notifies authors when another user changes their posts, and owners when their uploads are
   * rejected.
   */
  static MessageConsumer notifyOwner(NotifyOwner useCase) {
    return message -> {
      var parsed = message.parsedEvent();
      var data = parsed.data();
      var owner = data.optionalText("authorId").getOrElse(() -> data.text("ownerId"));
      useCase.handle(
          new NotifyOwner.Command(
              parsed.event().id(),
              parsed.event().time(),
              new UserId(owner),
              parsed.actor(),
              notificationContent(parsed)));
    };
  }

  private static NotificationContent notificationContent(ParsedEvent parsed) {
    var data = parsed.data();
    return switch (parsed.event().type()) {
      case "blogify.post.published.v1" -> new NotificationContent.PostWasPublished(postId(data));
      case "blogify.post.unpublished.v1" ->
          new NotificationContent.PostWasUnpublished(postId(data));
      case "blogify.post.trashed.v1" -> new NotificationContent.PostWasTrashed(postId(data));
      case "blogify.post.scheduling_failed.v1" ->
          new NotificationContent.SchedulingFailed(postId(data), data.text("reason"));
      case "blogify.media.rejected.v1" ->
          new NotificationContent.MediaWasRejected(
              new MediaId(UUID.fromString(data.text("mediaId"))), data.text("reason"));
      case String other ->
          throw new IllegalArgumentException("No notification for event type " + other);
    };
  }

  /**
   * Updates the number of published posts per tag. A post that is no longer published has no tags
   * in the count.
   */
  static MessageConsumer countTags(CountTags useCase) {
    return message -> {
      var parsed = message.parsedEvent();
      useCase.handle(
          new PostTags(postId(parsed.data()), parsed.event().sequence(), publishedTags(parsed)));
    };
  }

  private static Seq<Tag> publishedTags(ParsedEvent parsed) {
    return switch (parsed.event().type()) {
      case "blogify.post.published.v1" -> parsed.data().texts("tags").map(Tag::new);
      case "blogify.post.unpublished.v1", "blogify.post.trashed.v1", "blogify.post.purged.v1" ->
          List.empty();
      case String other -> throw new IllegalArgumentException("No tags in event type " + other);
    };
  }

  /** Invalidates the CDN paths that an event lists. */
  static MessageConsumer invalidateEdge(EdgeCache cache) {
    return message -> {
      var parsed = message.parsedEvent();
      cache.invalidate(parsed.event().id(), parsed.data().object("invalidate").texts("paths"));
    };
  }

  private static PostId postId(JsonObject data) {
    return new PostId(UUID.fromString(data.text("postId")));
  }
}
