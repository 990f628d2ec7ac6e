package dev.blogify.adapters.out.aws.dynamodb.schema;

import static dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition.KeyAttribute.number;
import static dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition.KeyAttribute.text;
import static dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition.table;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The definitions of all tables, from which both the tests and the deployment create them. */
public final class Tables {
  /** Index of the items that a job must process, with the time at which they become due. */
  public static final String DUE_INDEX = "due-dueAt-index";

  /** Index of a user's posts, or of a user's media, by creation time. */
  public static final String BY_USER_INDEX = "userId-createdAt-index";

  /** Index of unpublished posts by status. */
  public static final String BY_STATUS_INDEX = "status-createdAt-index";

  /** Index of revisions without their bodies. */
  public static final String BY_VERSION_INDEX = "postId-version-index";

  /** Index of the audit trail by actor. */
  public static final String BY_ACTOR_INDEX = "actorId-place-index";

  /** Index of the audit trail by UTC day. */
  public static final String BY_DAY_INDEX = "day-place-index";

  /**
   * A time-to-live attribute, in seconds since 1970. DynamoDB may delete an item up to two days
   * after it expires.
   */
  public static final String EXPIRES_AT = "expiresAt";

  /**
   * Posts with their published content, or with their latest content if they are not published.
   * Published posts have no status, and only posts with a scheduled job have a due time. A purged
   * post leaves a tombstone.
   */
  public static final TableDefinition POSTS =
      table("Posts", text("postId"), text("createdAt"))
          .withStream()
          .withTtl(TableDefinition.EXPIRY_ATTRIBUTE)
          .withIndex(BY_USER_INDEX, text("userId"), text("createdAt"), "newest")
          .withIndex(BY_STATUS_INDEX, text("status"), text("createdAt"), "newest")
          .withIndex(DUE_INDEX, text("due"), text("dueAt"));

  /**
   * The summaries of published posts, one item per post and feed. A feed key is {@code all}, {@code
   * tag#} and the tag, or {@code author#} and the user id.
   */
  public static final TableDefinition FEEDS =
      table("Feeds", text("feed"), text("publishedAt#postId"));

  /** The post of each current and former slug. */
  public static final TableDefinition SLUGS = table("Slugs", text("slug"));

  /** The contents of posts; the index excludes the bodies. */
  public static final TableDefinition REVISIONS =
      table("Revisions", text("postId"), number("version"))
          .withIndex(BY_VERSION_INDEX, text("postId"), number("version"), "title", "at");

  /**
   * A projection: the number of published posts per tag in one partition, and the counted tags of
   * each post in a partition of its own.
   */
  public static final TableDefinition TAG_COUNTS = table("TagCounts", text("list"), text("tag"));

  public static final TableDefinition USERS = table("Users", text("userId")).withStream();

  /**
   * The metadata of media. Deleted media have no {@code createdAt}, so that the index by owner
   * excludes them, and expire. Only pending media have a due time.
   */
  public static final TableDefinition MEDIA =
      table("Media", text("mediaId"))
          .withStream()
          .withTtl(TableDefinition.EXPIRY_ATTRIBUTE)
          .withIndex(
              BY_USER_INDEX,
              text("userId"),
              text("createdAt"),
              "version",
              "fileName",
              "contentType",
              "bytes",
              "sha256",
              "alt",
              "updatedAt",
              "status",
              "reason",
              "width",
              "height")
          .withIndex(DUE_INDEX, text("due"), text("dueAt"));

  /**
   * All events. Events of the system actor have no actor id, so that the index by actor excludes
   * them.
   */
  public static final TableDefinition AUDIT_TRAIL =
      table("AuditTrail", text("subject"), text("time#sequence"))
          .withFullIndex(BY_ACTOR_INDEX, text("actorId"), text("place"))
          .withFullIndex(BY_DAY_INDEX, text("day"), text("place"));

  /** The notifications of all users, sorted by UUIDv7. */
  public static final TableDefinition NOTIFICATIONS =
      table("Notifications", text("userId"), text("notificationId")).withTtl(EXPIRES_AT);

  /** Processed events per consumer, for consumers that require deduplication. */
  public static final TableDefinition INBOX =
      table("Inbox", text("consumer#eventId")).withTtl(EXPIRES_AT);

  public static final Seq<TableDefinition> ALL =
      List.of(
          POSTS,
          FEEDS,
          SLUGS,
          REVISIONS,
          TAG_COUNTS,
          USERS,
          MEDIA,
          AUDIT_TRAIL,
          NOTIFICATIONS,
          INBOX);

  private Tables() {}
}
