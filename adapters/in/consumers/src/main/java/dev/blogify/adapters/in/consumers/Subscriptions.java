package dev.blogify.adapters.in.consumers;

import static dev.blogify.adapters.in.consumers.Subscription.Bus.BLOGIFY;
import static dev.blogify.adapters.in.consumers.Subscription.Bus.DEFAULT;

import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;

/** The one list of who gets which events: buses, queues and functions follow from it. */
public final class Subscriptions {
  /** The members of a pattern. */
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

  /** Ten messages, each of which may take a call of four seconds and some pauses. */
  private static final Queue DEFAULT_QUEUE = new Queue(10, 5, Duration.ofSeconds(60));

  /** Everything of the domain's. */
  public static final Subscription AUDIT =
      new Subscription(
          "recordAudit",
          BLOGIFY,
          """
          {"source": ["blogify.posts", "blogify.media", "blogify.users"]}
          """,
          DEFAULT_QUEUE);

  /** Uploads, and not what is kept of them: no confirmation leads to another (EVT-14). */
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
              "object": {"key": [{"prefix": "pending/"}]}
            }
          }
          """,
          // A film of 500 MB is copied within S3.
          new Queue(1, 5, Duration.ofSeconds(60)));

  public static final Subscription NOTIFICATIONS =
      new Subscription(
          "notifyOwner", BLOGIFY, "{\n%s}".formatted(NOTIFIABLE_EVENTS), DEFAULT_QUEUE);

  /** A topic remembers nothing, so what is replayed is not announced again. */
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
          DEFAULT_QUEUE);

  /**
   * What the edge keeps without asking again: media. Only AWS has an edge; on one machine nobody
   * keeps anything.
   */
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
          DEFAULT_QUEUE);

  public static final Seq<Subscription> ALL =
      List.of(
          AUDIT, MEDIA_CONFIRMATION, NOTIFICATIONS, ANNOUNCEMENTS, TAG_COUNTS, EDGE_INVALIDATION);

  /** Those that are there wherever Blogify runs. */
  public static final Seq<Subscription> ON_ALL_PLATFORMS = ALL.remove(EDGE_INVALIDATION);

  private Subscriptions() {}
}
