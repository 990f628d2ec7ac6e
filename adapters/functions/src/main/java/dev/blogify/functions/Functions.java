package dev.blogify.functions;

import static dev.blogify.adapters.aws.dynamodb.Tables.AUDIT_TRAIL;
import static dev.blogify.adapters.aws.dynamodb.Tables.FEEDS;
import static dev.blogify.adapters.aws.dynamodb.Tables.INBOX;
import static dev.blogify.adapters.aws.dynamodb.Tables.MEDIA;
import static dev.blogify.adapters.aws.dynamodb.Tables.NOTIFICATIONS;
import static dev.blogify.adapters.aws.dynamodb.Tables.POSTS;
import static dev.blogify.adapters.aws.dynamodb.Tables.REVISIONS;
import static dev.blogify.adapters.aws.dynamodb.Tables.SLUGS;
import static dev.blogify.adapters.aws.dynamodb.Tables.TAG_COUNTS;
import static dev.blogify.adapters.aws.dynamodb.Tables.USERS;
import static dev.blogify.adapters.consumers.Subscriptions.AUDIT;
import static dev.blogify.adapters.consumers.Subscriptions.EDGE;
import static dev.blogify.adapters.consumers.Subscriptions.MEDIA_CONFIRMATION;
import static dev.blogify.functions.Environment.API_URL;
import static dev.blogify.functions.Environment.CURSOR_SECRET_ID;
import static dev.blogify.functions.Environment.DISTRIBUTION_ID;
import static dev.blogify.functions.Environment.EVENT_BUS_NAME;
import static dev.blogify.functions.Environment.FAILURE_BUCKET;
import static dev.blogify.functions.Environment.MEDIA_BUCKET;
import static dev.blogify.functions.Environment.USER_POOL_ID;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.functions.Grant.Resource.Bus;
import dev.blogify.functions.Grant.Resource.CursorSecret;
import dev.blogify.functions.Grant.Resource.Distribution;
import dev.blogify.functions.Grant.Resource.FailureBucket;
import dev.blogify.functions.Grant.Resource.Index;
import dev.blogify.functions.Grant.Resource.Items;
import dev.blogify.functions.Grant.Resource.Missing;
import dev.blogify.functions.Grant.Resource.Objects;
import dev.blogify.functions.Grant.Resource.UserPool;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The one list of all functions: what is deployed, and what each may do, is read from here. */
public final class Functions {
  /** With this much comes over half a CPU, which is what a first request waits for. */
  private static final int MEMORY_MB = 1024;

  /** Room for the calls of the longest request, should one of them need all of its time. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** A batch of changes of a single post takes a call of the bus for each. */
  private static final Duration A_BATCH_TAKES = Duration.ofSeconds(30);

  /** By hand, so somebody waits. */
  private static final Duration A_REDRIVE_TAKES = Duration.ofMinutes(5);

  /** What Cognito gives a trigger. */
  private static final Duration COGNITO_WAITS = Duration.ofSeconds(5);

  /** Until the next tick comes; that two of them overlap would do no harm. */
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static final Duration AS_LONG_AS_LAMBDA_LETS = Duration.ofMinutes(15);

  private static final String DUE = "due-dueAt-index";

  /** What the store of posts wants to know, even of a function that only reads. */
  private static final Seq<String> POST_STORE =
      List.of(POSTS, SLUGS, REVISIONS, FEEDS).map(Table::environmentKey);

  private static final Grant CURSORS =
      new Grant(new CursorSecret(), List.of("secretsmanager:GetSecretValue"));

  private static final Grant ROLES =
      new Grant(
          new UserPool(),
          List.of(
              "cognito-idp:AdminAddUserToGroup",
              "cognito-idp:AdminGetUser",
              "cognito-idp:AdminListGroupsForUser",
              "cognito-idp:AdminRemoveUserFromGroup",
              "cognito-idp:AdminUpdateUserAttributes"));

  private static final Grant PUT_EVENTS = new Grant(new Bus(), List.of("events:PutEvents"));

  private static final Grant MISSING = new Grant(new Missing(), List.of("s3:ListBucket"));

  private static final Grant INVALIDATE =
      new Grant(new Distribution(), List.of("cloudfront:CreateInvalidation"));

  public static final Seq<LambdaFunction> ALL =
      List.of(
          function("createPost", CreatePostFunction.class, CreatePostFunction::new)
              .with(POST_STORE)
              .with(table(MEDIA))
              .may(write(POSTS), write(SLUGS), write(REVISIONS), read(MEDIA)),
          function("listPosts", ListPostsFunction.class, ListPostsFunction::new)
              .with(table(FEEDS), CURSOR_SECRET_ID)
              .may(query(FEEDS), CURSORS),
          function("getPost", GetPostFunction.class, GetPostFunction::new)
              .with(POST_STORE)
              .may(read(POSTS)),
          function("getPostBySlug", GetPostBySlugFunction.class, GetPostBySlugFunction::new)
              .with(POST_STORE)
              .may(read(SLUGS), read(POSTS)),
          function("getDraft", GetDraftFunction.class, GetDraftFunction::new)
              .with(POST_STORE)
              .may(read(POSTS), read(REVISIONS)),
          function("editPost", EditPostFunction.class, EditPostFunction::new)
              .with(POST_STORE)
              .with(table(MEDIA))
              .may(change(POSTS), write(SLUGS), delete(SLUGS), change(REVISIONS), read(MEDIA)),
          function("trashPost", TrashPostFunction.class, TrashPostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS), delete(FEEDS)),
          function(
                  "discardWorkingCopy",
                  DiscardWorkingCopyFunction.class,
                  DiscardWorkingCopyFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), change(REVISIONS), delete(SLUGS)),
          function("publishPost", PublishPostFunction.class, PublishPostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS), write(FEEDS), delete(FEEDS)),
          function("unpublishPost", UnpublishPostFunction.class, UnpublishPostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS), delete(FEEDS)),
          function("restorePost", RestorePostFunction.class, RestorePostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS)),
          function("schedulePost", SchedulePostFunction.class, SchedulePostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS)),
          function("unschedulePost", UnschedulePostFunction.class, UnschedulePostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS)),
          function("listRevisions", ListRevisionsFunction.class, ListRevisionsFunction::new)
              .with(POST_STORE)
              .with(CURSOR_SECRET_ID)
              .may(read(POSTS), read(REVISIONS), query(REVISIONS, "postId-version-index"), CURSORS),
          function("getRevision", GetRevisionFunction.class, GetRevisionFunction::new)
              .with(POST_STORE)
              .may(read(POSTS), read(REVISIONS)),
          function("restoreRevision", RestoreRevisionFunction.class, RestoreRevisionFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), change(REVISIONS)),
          function("listPostAudit", ListPostAuditFunction.class, ListPostAuditFunction::new)
              .with(POST_STORE)
              .with(table(AUDIT_TRAIL), CURSOR_SECRET_ID)
              .may(read(POSTS), read(REVISIONS), query(AUDIT_TRAIL), CURSORS),
          function("listAudit", ListAuditFunction.class, ListAuditFunction::new)
              .with(POST_STORE)
              .with(table(AUDIT_TRAIL), CURSOR_SECRET_ID)
              .may(
                  query(AUDIT_TRAIL, "actorId-place-index"),
                  query(AUDIT_TRAIL, "day-place-index"),
                  CURSORS),
          function("listTags", ListTagsFunction.class, ListTagsFunction::new)
              .with(table(TAG_COUNTS), CURSOR_SECRET_ID)
              .may(query(TAG_COUNTS), CURSORS),
          function("getHealth", GetHealthFunction.class, GetHealthFunction::new),
          function("getMe", GetMeFunction.class, GetMeFunction::new)
              .with(table(USERS))
              .may(read(USERS)),
          function("editMe", EditMeFunction.class, EditMeFunction::new)
              .with(table(USERS), table(MEDIA))
              .may(change(USERS), read(MEDIA)),
          function("listMyPosts", ListMyPostsFunction.class, ListMyPostsFunction::new)
              .with(POST_STORE)
              .with(CURSOR_SECRET_ID)
              .may(query(POSTS, "userId-createdAt-index"), CURSORS),
          function(
                  "listMyNotifications",
                  ListMyNotificationsFunction.class,
                  ListMyNotificationsFunction::new)
              .with(table(NOTIFICATIONS), table(INBOX), CURSOR_SECRET_ID)
              .may(query(NOTIFICATIONS), CURSORS),
          function(
                  "readNotification", ReadNotificationFunction.class, ReadNotificationFunction::new)
              .with(table(NOTIFICATIONS), table(INBOX))
              .may(update(NOTIFICATIONS)),
          function("listDrafts", ListDraftsFunction.class, ListDraftsFunction::new)
              .with(POST_STORE)
              .with(CURSOR_SECRET_ID)
              .may(query(POSTS, "status-createdAt-index"), CURSORS),
          function("getUser", GetUserFunction.class, GetUserFunction::new)
              .with(table(USERS))
              .may(read(USERS)),
          function("changeRole", ChangeRoleFunction.class, ChangeRoleFunction::new)
              .with(table(USERS), USER_POOL_ID)
              .may(change(USERS), ROLES),
          function("requestUpload", RequestUploadFunction.class, RequestUploadFunction::new)
              .with(table(MEDIA), MEDIA_BUCKET)
              .may(write(MEDIA), on("pending/", "s3:PutObject")),
          function("getMedia", GetMediaFunction.class, GetMediaFunction::new)
              .with(table(MEDIA), API_URL)
              .may(read(MEDIA)),
          function("getMediaContent", GetMediaContentFunction.class, GetMediaContentFunction::new)
              .with(table(MEDIA), MEDIA_BUCKET)
              .may(read(MEDIA), on("assets/", "s3:GetObject")),
          function("listMyMedia", ListMyMediaFunction.class, ListMyMediaFunction::new)
              .with(table(MEDIA), CURSOR_SECRET_ID, API_URL)
              .may(query(MEDIA, "userId-createdAt-index"), CURSORS),
          function("getMyMedia", GetMyMediaFunction.class, GetMyMediaFunction::new)
              .with(table(MEDIA), API_URL)
              .may(read(MEDIA)),
          function("editMedia", EditMediaFunction.class, EditMediaFunction::new)
              .with(table(MEDIA), API_URL)
              .may(change(MEDIA)),
          function("deleteMedia", DeleteMediaFunction.class, DeleteMediaFunction::new)
              .with(table(MEDIA), MEDIA_BUCKET)
              .may(
                  change(MEDIA),
                  on("pending/", "s3:DeleteObject"),
                  on("assets/", "s3:DeleteObject", "s3:ListBucket")),
          function("registerUser", RegisterUserFunction.class, RegisterUserFunction::new)
              .with(table(USERS))
              .may(change(USERS))
              .within(COGNITO_WAITS),
          behind(MEDIA_CONFIRMATION, ConfirmMediaFunction.class, ConfirmMediaFunction::new)
              .with(table(MEDIA), MEDIA_BUCKET)
              .may(
                  change(MEDIA),
                  MISSING,
                  on("pending/", "s3:GetObject", "s3:DeleteObject"),
                  on("assets/", "s3:PutObject")),
          behind(AUDIT, RecordAuditFunction.class, RecordAuditFunction::new)
              .with(table(AUDIT_TRAIL))
              .may(write(AUDIT_TRAIL)),
          behind(Subscriptions.NOTIFICATIONS, NotifyOwnerFunction.class, NotifyOwnerFunction::new)
              .with(table(NOTIFICATIONS), table(INBOX))
              .may(write(NOTIFICATIONS), write(INBOX)),
          behind(Subscriptions.TAG_COUNTS, CountTagsFunction.class, CountTagsFunction::new)
              .with(table(TAG_COUNTS))
              .may(change(TAG_COUNTS), update(TAG_COUNTS), delete(TAG_COUNTS)),
          behind(EDGE, InvalidateEdgeFunction.class, InvalidateEdgeFunction::new)
              .with(DISTRIBUTION_ID)
              .may(INVALIDATE),
          function("publishEvents", PublishEventsFunction.class, PublishEventsFunction::new)
              .with(EVENT_BUS_NAME, FAILURE_BUCKET)
              .may(PUT_EVENTS, onFailures("s3:PutObject"))
              .within(A_BATCH_TAKES),
          function("redriveEvents", RedriveEventsFunction.class, RedriveEventsFunction::new)
              .with(EVENT_BUS_NAME, FAILURE_BUCKET)
              .may(
                  PUT_EVENTS,
                  onFailures("s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"))
              .within(A_REDRIVE_TAKES),
          function("sweep", SweepFunction.class, SweepFunction::new)
              .with(POST_STORE)
              .with(table(MEDIA), MEDIA_BUCKET)
              .may(
                  query(POSTS, DUE),
                  change(POSTS),
                  read(REVISIONS),
                  query(REVISIONS, "postId-version-index"),
                  delete(REVISIONS),
                  delete(SLUGS),
                  write(FEEDS),
                  query(MEDIA, DUE),
                  change(MEDIA),
                  on("pending/", "s3:DeleteObject"),
                  on("assets/", "s3:DeleteObject", "s3:ListBucket"))
              .within(A_MINUTE),
          function("reconcileMedia", ReconcileMediaFunction.class, ReconcileMediaFunction::new)
              .with(table(MEDIA), MEDIA_BUCKET)
              .may(
                  scan(MEDIA),
                  change(MEDIA),
                  MISSING,
                  on("pending/", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket"),
                  on("assets/", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"))
              .within(AS_LONG_AS_LAMBDA_LETS));

  private Functions() {}

  /** The function of that name; it is a mistake if there is none. */
  public static LambdaFunction named(String name) {
    return ALL.find(function -> function.name().equals(name))
        .getOrElseThrow(() -> new IllegalArgumentException("No function is called " + name));
  }

  private static LambdaFunction function(
      String name,
      Class<? extends RequestStreamHandler> handler,
      Function<Map<String, String>, RequestStreamHandler> start) {
    return new LambdaFunction(name, handler, start, MEMORY_MB, TIMEOUT, List.empty(), List.empty());
  }

  /** One that handles what a subscription's queue has, for as long as that says. */
  private static LambdaFunction behind(
      Subscription subscription,
      Class<? extends RequestStreamHandler> handler,
      Function<Map<String, String>, RequestStreamHandler> start) {
    var function = function(subscription.name(), handler, start);
    return switch (subscription.target()) {
      case Queue(_, _, var timeout) -> function.within(timeout);
      case Topic() -> throw new IllegalArgumentException("No queue: " + subscription);
    };
  }

  private static String table(Table table) {
    return table.environmentKey();
  }

  private static Grant read(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:GetItem"));
  }

  private static Grant query(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:Query"));
  }

  private static Grant query(Table table, String index) {
    return new Grant(new Index(table, index), List.of("dynamodb:Query"));
  }

  private static Grant scan(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:Scan"));
  }

  /** IAM asks for the same whether a transaction writes or a call of its own. */
  private static Grant write(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:PutItem"));
  }

  private static Grant delete(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:DeleteItem"));
  }

  private static Grant update(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:UpdateItem"));
  }

  private static Grant change(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:GetItem", "dynamodb:PutItem"));
  }

  private static Grant onFailures(String... actions) {
    return new Grant(new FailureBucket(), List.of(actions));
  }

  private static Grant on(String prefix, String... actions) {
    return new Grant(new Objects(prefix), List.of(actions));
  }
}
