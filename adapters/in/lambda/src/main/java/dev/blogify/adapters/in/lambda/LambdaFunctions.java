package dev.blogify.adapters.in.lambda;

import static dev.blogify.adapters.in.consumers.Subscriptions.AUDIT;
import static dev.blogify.adapters.in.consumers.Subscriptions.EDGE_INVALIDATION;
import static dev.blogify.adapters.in.consumers.Subscriptions.MEDIA_CONFIRMATION;
import static dev.blogify.adapters.in.lambda.Environment.API_URL;
import static dev.blogify.adapters.in.lambda.Environment.CURSOR_SECRET_ID;
import static dev.blogify.adapters.in.lambda.Environment.DISTRIBUTION_ID;
import static dev.blogify.adapters.in.lambda.Environment.EVENT_BUS_NAME;
import static dev.blogify.adapters.in.lambda.Environment.FAILURE_BUCKET;
import static dev.blogify.adapters.in.lambda.Environment.MEDIA_BUCKET;
import static dev.blogify.adapters.in.lambda.Environment.USER_POOL_ID;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.AUDIT_TRAIL;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.FEEDS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.INBOX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.MEDIA;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.NOTIFICATIONS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.POSTS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.REVISIONS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.SLUGS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.TAG_COUNTS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.USERS;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.Grant.Resource.AccountsUserPool;
import dev.blogify.adapters.in.lambda.Grant.Resource.CursorSecret;
import dev.blogify.adapters.in.lambda.Grant.Resource.CustomEventBus;
import dev.blogify.adapters.in.lambda.Grant.Resource.EdgeDistribution;
import dev.blogify.adapters.in.lambda.Grant.Resource.FailureBucket;
import dev.blogify.adapters.in.lambda.Grant.Resource.MediaObjects;
import dev.blogify.adapters.in.lambda.Grant.Resource.ObjectExistence;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableIndex;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableItems;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The one list of all functions: what is deployed, and what each may do, is read from here. */
public final class LambdaFunctions {
  /** With this much comes over half a CPU, which is what a first request waits for. */
  private static final int MEMORY_MB = 1024;

  /** Room for the calls of the longest request, should one of them need all of its time. */
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

  /** A batch of changes of a single post takes a call of the bus for each. */
  private static final Duration BATCH_TIMEOUT = Duration.ofSeconds(30);

  /** By hand, so somebody waits. */
  private static final Duration REDRIVE_TIMEOUT = Duration.ofMinutes(5);

  /** What Cognito gives a trigger. */
  private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

  /** Until the next tick comes; that two of them overlap would do no harm. */
  private static final Duration SWEEP_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration MAX_LAMBDA_TIMEOUT = Duration.ofMinutes(15);

  private static final String DUE_INDEX = "due-dueAt-index";

  /** What the store of posts wants to know, even of a function that only reads. */
  private static final Seq<String> POST_STORE_VARIABLES =
      List.of(POSTS, SLUGS, REVISIONS, FEEDS).map(TableDefinition::environmentVariable);

  private static final Grant READ_CURSOR_SECRET =
      new Grant(new CursorSecret(), List.of("secretsmanager:GetSecretValue"));

  private static final Grant MANAGE_ROLES =
      new Grant(
          new AccountsUserPool(),
          List.of(
              "cognito-idp:AdminAddUserToGroup",
              "cognito-idp:AdminGetUser",
              "cognito-idp:AdminListGroupsForUser",
              "cognito-idp:AdminRemoveUserFromGroup",
              "cognito-idp:AdminUpdateUserAttributes"));

  private static final Grant PUT_EVENTS =
      new Grant(new CustomEventBus(), List.of("events:PutEvents"));

  private static final Grant CHECK_OBJECT_EXISTENCE =
      new Grant(new ObjectExistence(), List.of("s3:ListBucket"));

  private static final Grant INVALIDATE_CDN =
      new Grant(new EdgeDistribution(), List.of("cloudfront:CreateInvalidation"));

  public static final Seq<LambdaFunction> ALL =
      List.of(
          function("createPost", CreatePostFunction.class, CreatePostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(tableVariable(MEDIA))
              .withGrants(write(POSTS), write(SLUGS), write(REVISIONS), read(MEDIA)),
          function("listPosts", ListPostsFunction.class, ListPostsFunction::new)
              .withVariables(tableVariable(FEEDS), CURSOR_SECRET_ID)
              .withGrants(query(FEEDS), READ_CURSOR_SECRET),
          function("getPost", GetPostFunction.class, GetPostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(read(POSTS)),
          function("getPostBySlug", GetPostBySlugFunction.class, GetPostBySlugFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(read(SLUGS), read(POSTS)),
          function("getDraft", GetDraftFunction.class, GetDraftFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(read(POSTS), read(REVISIONS)),
          function("editPost", EditPostFunction.class, EditPostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(tableVariable(MEDIA))
              .withGrants(
                  readWrite(POSTS), write(SLUGS), delete(SLUGS), readWrite(REVISIONS), read(MEDIA)),
          function("trashPost", TrashPostFunction.class, TrashPostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), read(REVISIONS), delete(FEEDS)),
          function(
                  "discardWorkingCopy",
                  DiscardWorkingCopyFunction.class,
                  DiscardWorkingCopyFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), readWrite(REVISIONS), delete(SLUGS)),
          function("publishPost", PublishPostFunction.class, PublishPostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), read(REVISIONS), write(FEEDS), delete(FEEDS)),
          function("unpublishPost", UnpublishPostFunction.class, UnpublishPostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), read(REVISIONS), delete(FEEDS)),
          function("restorePost", RestorePostFunction.class, RestorePostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), read(REVISIONS)),
          function("schedulePost", SchedulePostFunction.class, SchedulePostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), read(REVISIONS)),
          function("unschedulePost", UnschedulePostFunction.class, UnschedulePostFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), read(REVISIONS)),
          function("listRevisions", ListRevisionsFunction.class, ListRevisionsFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(CURSOR_SECRET_ID)
              .withGrants(
                  read(POSTS),
                  read(REVISIONS),
                  query(REVISIONS, "postId-version-index"),
                  READ_CURSOR_SECRET),
          function("getRevision", GetRevisionFunction.class, GetRevisionFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(read(POSTS), read(REVISIONS)),
          function("restoreRevision", RestoreRevisionFunction.class, RestoreRevisionFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withGrants(readWrite(POSTS), readWrite(REVISIONS)),
          function("listPostAudit", ListPostAuditFunction.class, ListPostAuditFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(tableVariable(AUDIT_TRAIL), CURSOR_SECRET_ID)
              .withGrants(read(POSTS), read(REVISIONS), query(AUDIT_TRAIL), READ_CURSOR_SECRET),
          function("listAudit", ListAuditFunction.class, ListAuditFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(tableVariable(AUDIT_TRAIL), CURSOR_SECRET_ID)
              .withGrants(
                  query(AUDIT_TRAIL, "actorId-place-index"),
                  query(AUDIT_TRAIL, "day-place-index"),
                  READ_CURSOR_SECRET),
          function("listTags", ListTagsFunction.class, ListTagsFunction::new)
              .withVariables(tableVariable(TAG_COUNTS), CURSOR_SECRET_ID)
              .withGrants(query(TAG_COUNTS), READ_CURSOR_SECRET),
          function("getHealth", GetHealthFunction.class, GetHealthFunction::new),
          function("getMe", GetMeFunction.class, GetMeFunction::new)
              .withVariables(tableVariable(USERS))
              .withGrants(read(USERS)),
          function("editMe", EditMeFunction.class, EditMeFunction::new)
              .withVariables(tableVariable(USERS), tableVariable(MEDIA))
              .withGrants(readWrite(USERS), read(MEDIA)),
          function("listMyPosts", ListMyPostsFunction.class, ListMyPostsFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(CURSOR_SECRET_ID)
              .withGrants(query(POSTS, "userId-createdAt-index"), READ_CURSOR_SECRET),
          function(
                  "listMyNotifications",
                  ListMyNotificationsFunction.class,
                  ListMyNotificationsFunction::new)
              .withVariables(tableVariable(NOTIFICATIONS), tableVariable(INBOX), CURSOR_SECRET_ID)
              .withGrants(query(NOTIFICATIONS), READ_CURSOR_SECRET),
          function(
                  "readNotification", ReadNotificationFunction.class, ReadNotificationFunction::new)
              .withVariables(tableVariable(NOTIFICATIONS), tableVariable(INBOX))
              .withGrants(update(NOTIFICATIONS)),
          function("listDrafts", ListDraftsFunction.class, ListDraftsFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(CURSOR_SECRET_ID)
              .withGrants(query(POSTS, "status-createdAt-index"), READ_CURSOR_SECRET),
          function("getUser", GetUserFunction.class, GetUserFunction::new)
              .withVariables(tableVariable(USERS))
              .withGrants(read(USERS)),
          function("changeRole", ChangeRoleFunction.class, ChangeRoleFunction::new)
              .withVariables(tableVariable(USERS), USER_POOL_ID)
              .withGrants(readWrite(USERS), MANAGE_ROLES),
          function("requestUpload", RequestUploadFunction.class, RequestUploadFunction::new)
              .withVariables(tableVariable(MEDIA), MEDIA_BUCKET)
              .withGrants(write(MEDIA), mediaObjects("pending/", "s3:PutObject")),
          function("getMedia", GetMediaFunction.class, GetMediaFunction::new)
              .withVariables(tableVariable(MEDIA), API_URL)
              .withGrants(read(MEDIA)),
          function("getMediaContent", GetMediaContentFunction.class, GetMediaContentFunction::new)
              .withVariables(tableVariable(MEDIA), MEDIA_BUCKET)
              .withGrants(read(MEDIA), mediaObjects("assets/", "s3:GetObject")),
          function("listMyMedia", ListMyMediaFunction.class, ListMyMediaFunction::new)
              .withVariables(tableVariable(MEDIA), CURSOR_SECRET_ID, API_URL)
              .withGrants(query(MEDIA, "userId-createdAt-index"), READ_CURSOR_SECRET),
          function("getMyMedia", GetMyMediaFunction.class, GetMyMediaFunction::new)
              .withVariables(tableVariable(MEDIA), API_URL)
              .withGrants(read(MEDIA)),
          function("editMedia", EditMediaFunction.class, EditMediaFunction::new)
              .withVariables(tableVariable(MEDIA), API_URL)
              .withGrants(readWrite(MEDIA)),
          function("deleteMedia", DeleteMediaFunction.class, DeleteMediaFunction::new)
              .withVariables(tableVariable(MEDIA), MEDIA_BUCKET)
              .withGrants(
                  readWrite(MEDIA),
                  mediaObjects("pending/", "s3:DeleteObject"),
                  mediaObjects("assets/", "s3:DeleteObject", "s3:ListBucket")),
          function("registerUser", RegisterUserFunction.class, RegisterUserFunction::new)
              .withVariables(tableVariable(USERS))
              .withGrants(readWrite(USERS))
              .withTimeout(TRIGGER_TIMEOUT),
          queueConsumer(MEDIA_CONFIRMATION, ConfirmMediaFunction.class, ConfirmMediaFunction::new)
              .withVariables(tableVariable(MEDIA), MEDIA_BUCKET)
              .withGrants(
                  readWrite(MEDIA),
                  CHECK_OBJECT_EXISTENCE,
                  mediaObjects("pending/", "s3:GetObject", "s3:DeleteObject"),
                  mediaObjects("assets/", "s3:PutObject")),
          queueConsumer(AUDIT, RecordAuditFunction.class, RecordAuditFunction::new)
              .withVariables(tableVariable(AUDIT_TRAIL))
              .withGrants(write(AUDIT_TRAIL)),
          queueConsumer(
                  Subscriptions.NOTIFICATIONS, NotifyOwnerFunction.class, NotifyOwnerFunction::new)
              .withVariables(tableVariable(NOTIFICATIONS), tableVariable(INBOX))
              .withGrants(write(NOTIFICATIONS), write(INBOX)),
          queueConsumer(Subscriptions.TAG_COUNTS, CountTagsFunction.class, CountTagsFunction::new)
              .withVariables(tableVariable(TAG_COUNTS))
              .withGrants(readWrite(TAG_COUNTS), update(TAG_COUNTS), delete(TAG_COUNTS)),
          queueConsumer(
                  EDGE_INVALIDATION, InvalidateEdgeFunction.class, InvalidateEdgeFunction::new)
              .withVariables(DISTRIBUTION_ID)
              .withGrants(INVALIDATE_CDN),
          function("publishEvents", PublishEventsFunction.class, PublishEventsFunction::new)
              .withVariables(EVENT_BUS_NAME, FAILURE_BUCKET)
              .withGrants(PUT_EVENTS, failureBucket("s3:PutObject"))
              .withTimeout(BATCH_TIMEOUT),
          function("redriveEvents", RedriveEventsFunction.class, RedriveEventsFunction::new)
              .withVariables(EVENT_BUS_NAME, FAILURE_BUCKET)
              .withGrants(
                  PUT_EVENTS,
                  failureBucket("s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"))
              .withTimeout(REDRIVE_TIMEOUT),
          function("sweep", SweepFunction.class, SweepFunction::new)
              .withVariables(POST_STORE_VARIABLES)
              .withVariables(tableVariable(MEDIA), MEDIA_BUCKET)
              .withGrants(
                  query(POSTS, DUE_INDEX),
                  readWrite(POSTS),
                  read(REVISIONS),
                  query(REVISIONS, "postId-version-index"),
                  delete(REVISIONS),
                  delete(SLUGS),
                  write(FEEDS),
                  query(MEDIA, DUE_INDEX),
                  readWrite(MEDIA),
                  mediaObjects("pending/", "s3:DeleteObject"),
                  mediaObjects("assets/", "s3:DeleteObject", "s3:ListBucket"))
              .withTimeout(SWEEP_TIMEOUT),
          function("reconcileMedia", ReconcileMediaFunction.class, ReconcileMediaFunction::new)
              .withVariables(tableVariable(MEDIA), MEDIA_BUCKET)
              .withGrants(
                  scan(MEDIA),
                  readWrite(MEDIA),
                  CHECK_OBJECT_EXISTENCE,
                  mediaObjects("pending/", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket"),
                  mediaObjects(
                      "assets/",
                      "s3:GetObject",
                      "s3:PutObject",
                      "s3:DeleteObject",
                      "s3:ListBucket"))
              .withTimeout(MAX_LAMBDA_TIMEOUT));

  private LambdaFunctions() {}

  /** The function of that name; it is a mistake if there is none. */
  public static LambdaFunction byName(String name) {
    return ALL.find(function -> function.name().equals(name))
        .getOrElseThrow(() -> new IllegalArgumentException("No function is called " + name));
  }

  private static LambdaFunction function(
      String name,
      Class<? extends RequestStreamHandler> handler,
      Function<Map<String, String>, RequestStreamHandler> start) {
    return new LambdaFunction(
        name, handler, start, MEMORY_MB, DEFAULT_TIMEOUT, List.empty(), List.empty());
  }

  /** One that handles what a subscription's queue has, for as long as that says. */
  private static LambdaFunction queueConsumer(
      Subscription subscription,
      Class<? extends RequestStreamHandler> handler,
      Function<Map<String, String>, RequestStreamHandler> start) {
    var function = function(subscription.name(), handler, start);
    return switch (subscription.target()) {
      case Queue(_, _, var timeout) -> function.withTimeout(timeout);
      case Topic() -> throw new IllegalArgumentException("No queue: " + subscription);
    };
  }

  private static String tableVariable(TableDefinition table) {
    return table.environmentVariable();
  }

  private static Grant read(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:GetItem"));
  }

  private static Grant query(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:Query"));
  }

  private static Grant query(TableDefinition table, String index) {
    return new Grant(new TableIndex(table, index), List.of("dynamodb:Query"));
  }

  private static Grant scan(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:Scan"));
  }

  /** IAM asks for the same whether a transaction writes or a call of its own. */
  private static Grant write(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:PutItem"));
  }

  private static Grant delete(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:DeleteItem"));
  }

  private static Grant update(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:UpdateItem"));
  }

  private static Grant readWrite(TableDefinition table) {
    return new Grant(new TableItems(table), List.of("dynamodb:GetItem", "dynamodb:PutItem"));
  }

  private static Grant failureBucket(String... actions) {
    return new Grant(new FailureBucket(), List.of(actions));
  }

  private static Grant mediaObjects(String prefix, String... actions) {
    return new Grant(new MediaObjects(prefix), List.of(actions));
  }
}
