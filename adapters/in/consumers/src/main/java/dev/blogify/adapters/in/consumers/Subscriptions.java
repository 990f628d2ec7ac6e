package dev.blogify.adapters.in.consumers;

import static dev.blogify.adapters.events.EventBusName.BLOGIFY;
import static dev.blogify.adapters.events.EventBusName.DEFAULT;

import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.Ports;
import dev.blogify.application.post.CountTags;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.function.Function;

/** All subscriptions. Both platforms create their rules, queues and consumers from this list. */
public final class Subscriptions {
  /** The JSON members of an event pattern that matches the events of which users are notified. */
  private static final String NOTIFIABLE_EVENTS =
      """
        "source": ["blogify.posts", "blogify.media"],
        "detail-type": [
          "blogify.post.published.v1",
          "blogify.post.unpublished.v1",
          "blogify.post.trashed.v1",
          "blogify.post.scheduling_failed.v1",
          "blogify.media.rejected.v1"
        ]
      """;

  /** All domain events. */
  public static final Subscription AUDIT =
      new Subscription(
          "recordAudit",
          BLOGIFY,
          """
          {"source": ["blogify.posts", "blogify.media", "blogify.users"]}
          """,
          queue(ports -> MessageConsumers.recordAudit(ports.auditTrail())));

  /**
   * Matches only uploads under {@code pending/}, because the object that a confirmation copies to
   * another prefix must not trigger a second confirmation (EVT-14).
   */
  public static final Subscription MEDIA_CONFIRMATION =
      new Subscription(
          "confirmMedia",
          DEFAULT,
          """
          {
            "source": ["aws.s3"],
            "detail-type": ["Object Created"],
            "detail": {
              "bucket": {"name": ["${MEDIA_BUCKET}"]},
              "object": {"key": [{"prefix": "%s"}]}
            }
          }
          """
              .formatted(PendingUpload.PREFIX),
          // One message per invocation, because a confirmation can copy an object of 500 MB.
          new Queue(
              1,
              5,
              Duration.ofSeconds(60),
              ports ->
                  MessageConsumers.confirmMedia(
                      new ConfirmMedia(
                          ports.mediaLibrary(),
                          ports.mediaStore(),
                          ports.mediaInspector(),
                          ports.clock()))));

  public static final Subscription NOTIFICATIONS =
      new Subscription(
          "notifyOwner",
          BLOGIFY,
          "{\n%s}".formatted(NOTIFIABLE_EVENTS),
          queue(ports ->
              MessageConsumers.notifyOwner(new NotifyOwner(ports.notifications(), ports.clock()))));

  /** Excludes replayed events, because a topic does not deduplicate. */
  public static final Subscription ANNOUNCEMENTS =
      new Subscription(
          "announce",
          BLOGIFY,
          "{\"replay-name\": [{\"exists\": false}],\n%s}".formatted(NOTIFIABLE_EVENTS),
          new Topic());

  public static final Subscription TAG_COUNTS =
      new Subscription(
          "countTags",
          BLOGIFY,
          """
          {
            "source": ["blogify.posts"],
            "detail-type": [
              "blogify.post.published.v1",
              "blogify.post.unpublished.v1",
              "blogify.post.trashed.v1",
              "blogify.post.purged.v1"
            ]
          }
          """,
          queue(ports -> MessageConsumers.countTags(new CountTags(ports.tagCounts()))));

  /** Matches events that invalidate media files, which the CDN caches without revalidation. */
  public static final Subscription EDGE_INVALIDATION =
      new Subscription(
          "invalidateEdge",
          BLOGIFY,
          """
          {
            "source": ["blogify.media"],
            "detail": {"data": {"invalidate": {"paths": [{"prefix": "/assets/"}]}}}
          }
          """,
          queue(ports -> MessageConsumers.invalidateEdge(ports.edgeCache())));

  public static final Seq<Subscription> ALL =
      List.of(
          AUDIT, MEDIA_CONFIRMATION, NOTIFICATIONS, ANNOUNCEMENTS, TAG_COUNTS, EDGE_INVALIDATION);

  /**
   * The subscriptions that exist on all platforms. Edge invalidation is excluded, because only AWS
   * has a CDN.
   */
  public static final Seq<Subscription> ON_ALL_PLATFORMS = ALL.remove(EDGE_INVALIDATION);

  private Subscriptions() {}

  /**
   * Returns the queue of a subscription.
   *
   * @throws IllegalArgumentException if no subscription with that name has a queue
   */
  public static Queue queueOf(String subscription) {
    return ALL.filter(each -> each.name().equals(subscription))
        .map(Subscription::target)
        .filter(Queue.class::isInstance)
        .map(Queue.class::cast)
        .headOption()
        .getOrElseThrow(
            () -> new IllegalArgumentException("No subscription with a queue: " + subscription));
  }

  /** The timeout covers ten messages, each of which may need one call of four seconds. */
  private static Queue queue(Function<Ports, MessageConsumer> consumer) {
    return new Queue(10, 5, Duration.ofSeconds(60), consumer);
  }
}
