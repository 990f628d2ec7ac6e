package dev.blogify.adapters.in.lambda;

import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.AUDIT_TRAIL;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.BY_ACTOR_INDEX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.BY_DAY_INDEX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.BY_STATUS_INDEX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.BY_USER_INDEX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.BY_VERSION_INDEX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.DUE_INDEX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.FEEDS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.INBOX;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.MEDIA;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.NOTIFICATIONS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.POSTS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.REVISIONS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.SLUGS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.TAG_COUNTS;
import static dev.blogify.adapters.out.aws.dynamodb.schema.Tables.USERS;

import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.lambda.Environment.Variable;
import dev.blogify.adapters.in.lambda.Grant.Resource;
import dev.blogify.adapters.in.lambda.LambdaFunction.Trigger;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;

/**
 * The permissions and settings of each Lambda function. The class fails to load unless the list has
 * an entry for each operation in {@link Operations}, each subscription with a queue in {@link
 * Subscriptions}, and each schedule in {@link Schedules}.
 */
public final class LambdaFunctions {
  /** Publishes the events in the streams of all tables. */
  public static final String OUTBOX_RELAY = "publishEvents";

  /** Publishes the outbox dead letters. An operator invokes this function. */
  public static final String REDRIVE = "redriveEvents";

  /** Cognito's post-confirmation trigger. */
  public static final String POST_CONFIRMATION = "registerUser";

  /** 1 GB of memory includes more than half a vCPU, which bounds the duration of a cold start. */
  private static final int MEMORY_MB = 1024;

  /** Covers the longest request even if one of its calls uses its entire timeout. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

  /** Covers one EventBridge call per record of a batch. */
  private static final Duration BATCH_TIMEOUT = Duration.ofSeconds(30);

  /** Limits the time for which an operator waits for the response. */
  private static final Duration REDRIVE_TIMEOUT = Duration.ofMinutes(5);

  /** Cognito's limit for a trigger. */
  private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Equals the interval of the schedule. Overlapping runs are harmless, because writes are
   * conditional.
   */
  private static final Duration SWEEP_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration MAX_LAMBDA_TIMEOUT = Duration.ofMinutes(15);

  private static final String API_URL = Variable.API_URL.name();
  private static final String PENDING = PendingUpload.PREFIX;
  private static final String ASSETS = PromotedUpload.PREFIX;

  private static final Map<String, Trigger> TRIGGERS =
      LinkedHashMap.of(
              OUTBOX_RELAY, Trigger.STREAM,
              REDRIVE, Trigger.REDRIVE,
              POST_CONFIRMATION, Trigger.COGNITO)
          .merge(Operations.ALL.toLinkedMap(Operation::id, _ -> Trigger.API))
          .merge(
              Subscriptions.ALL
                  .filter(subscription -> subscription.target() instanceof Queue)
                  .toLinkedMap(Subscription::name, _ -> Trigger.QUEUE))
          .merge(Schedules.ALL.toLinkedMap(Schedule::jobId, _ -> Trigger.SCHEDULE));

  private static final Grant READ_CURSOR_SECRET =
      new Grant(new Resource.CursorSecret(), List.of("secretsmanager:GetSecretValue"));

  private static final Grant MANAGE_ROLES =
      new Grant(
          new Resource.AccountsUserPool(),
          List.of(
              "cognito-idp:AdminAddUserToGroup",
              "cognito-idp:AdminGetUser",
              "cognito-idp:AdminListGroupsForUser",
              "cognito-idp:AdminRemoveUserFromGroup",
              "cognito-idp:AdminUpdateUserAttributes"));

  private static final Grant PUT_EVENTS =
      new Grant(new Resource.CustomEventBus(), List.of("events:PutEvents"));

  private static final Grant CHECK_OBJECT_EXISTENCE =
      new Grant(new Resource.ObjectExistence(), List.of("s3:ListBucket"));

  private static final Grant INVALIDATE_CDN =
      new Grant(new Resource.EdgeDistribution(), List.of("cloudfront:CreateInvalidation"));

  public static final Seq<LambdaFunction> ALL =
      requireComplete(
          List.of(
              posts("createPost", write(POSTS), write(SLUGS), write(REVISIONS), read(MEDIA)),
              function("listPosts", query(FEEDS), READ_CURSOR_SECRET),
              posts("getPost", read(POSTS)),
              posts("getPostBySlug", read(SLUGS), read(POSTS)),
              posts("getDraft", read(POSTS), read(REVISIONS)),
              posts(
                  "editPost",
                  readWrite(POSTS),
                  write(SLUGS),
                  delete(SLUGS),
                  readWrite(REVISIONS),
                  read(MEDIA)),
              posts("trashPost", readWrite(POSTS), read(REVISIONS), delete(FEEDS)),
              posts("discardWorkingCopy", readWrite(POSTS), readWrite(REVISIONS), delete(SLUGS)),
              posts("publishPost", readWrite(POSTS), read(REVISIONS), write(FEEDS), delete(FEEDS)),
              posts("unpublishPost", readWrite(POSTS), read(REVISIONS), delete(FEEDS)),
              posts("restorePost", readWrite(POSTS), read(REVISIONS)),
              posts("schedulePost", readWrite(POSTS), read(REVISIONS)),
              posts("unschedulePost", readWrite(POSTS), read(REVISIONS)),
              posts(
                  "listRevisions",
                  read(POSTS),
                  read(REVISIONS),
                  query(REVISIONS, BY_VERSION_INDEX),
                  READ_CURSOR_SECRET),
              posts("getRevision", read(POSTS), read(REVISIONS)),
              posts("restoreRevision", readWrite(POSTS), readWrite(REVISIONS)),
              posts(
                  "listPostAudit",
                  read(POSTS),
                  read(REVISIONS),
                  query(AUDIT_TRAIL),
                  READ_CURSOR_SECRET),
              posts(
                  "listAudit",
                  query(AUDIT_TRAIL, BY_ACTOR_INDEX),
                  query(AUDIT_TRAIL, BY_DAY_INDEX),
                  READ_CURSOR_SECRET),
              function("listTags", query(TAG_COUNTS), READ_CURSOR_SECRET),
              function("getHealth"),
              function("getMe", read(USERS)),
              function("editMe", readWrite(USERS), read(MEDIA)),
              posts("listMyPosts", query(POSTS, BY_USER_INDEX), READ_CURSOR_SECRET),
              notifications("listMyNotifications", query(NOTIFICATIONS), READ_CURSOR_SECRET),
              notifications("readNotification", update(NOTIFICATIONS)),
              posts("listDrafts", query(POSTS, BY_STATUS_INDEX), READ_CURSOR_SECRET),
              function("getUser", read(USERS)),
              function("changeRole", readWrite(USERS), MANAGE_ROLES),
              function("requestUpload", write(MEDIA), objects(PENDING, "PutObject")),
              function("getMedia", read(MEDIA)).withVariables(API_URL),
              function("getMediaContent", read(MEDIA), objects(ASSETS, "GetObject")),
              function("listMyMedia", query(MEDIA, BY_USER_INDEX), READ_CURSOR_SECRET)
                  .withVariables(API_URL),
              function("getMyMedia", read(MEDIA)).withVariables(API_URL),
              function("editMedia", readWrite(MEDIA)).withVariables(API_URL),
              function(
                  "deleteMedia",
                  readWrite(MEDIA),
                  objects(PENDING, "DeleteObject"),
                  objects(ASSETS, "DeleteObject", "ListBucket")),
              function(POST_CONFIRMATION, readWrite(USERS)).withTimeout(TRIGGER_TIMEOUT),
              consumer(
                  "confirmMedia",
                  readWrite(MEDIA),
                  CHECK_OBJECT_EXISTENCE,
                  objects(PENDING, "GetObject", "DeleteObject"),
                  objects(ASSETS, "PutObject")),
              consumer("recordAudit", write(AUDIT_TRAIL)),
              consumer("notifyOwner", write(NOTIFICATIONS), write(INBOX)),
              consumer("countTags", readWrite(TAG_COUNTS), update(TAG_COUNTS), delete(TAG_COUNTS)),
              consumer("invalidateEdge", INVALIDATE_CDN),
              function(OUTBOX_RELAY, PUT_EVENTS, failures("PutObject")).withTimeout(BATCH_TIMEOUT),
              function(
                      REDRIVE,
                      PUT_EVENTS,
                      failures("ListBucket", "GetObject", "PutObject", "DeleteObject"))
                  .withTimeout(REDRIVE_TIMEOUT),
              posts(
                      "sweep",
                      query(POSTS, DUE_INDEX),
                      readWrite(POSTS),
                      read(REVISIONS),
                      query(REVISIONS, BY_VERSION_INDEX),
                      delete(REVISIONS),
                      delete(SLUGS),
                      write(FEEDS),
                      query(MEDIA, DUE_INDEX),
                      readWrite(MEDIA),
                      objects(PENDING, "DeleteObject"),
                      objects(ASSETS, "DeleteObject", "ListBucket"))
                  .withTimeout(SWEEP_TIMEOUT),
              function(
                      "reconcileMedia",
                      scan(MEDIA),
                      readWrite(MEDIA),
                      CHECK_OBJECT_EXISTENCE,
                      objects(PENDING, "GetObject", "DeleteObject", "ListBucket"),
                      objects(ASSETS, "GetObject", "PutObject", "DeleteObject", "ListBucket"))
                  .withTimeout(MAX_LAMBDA_TIMEOUT)));

  private LambdaFunctions() {}

  /**
   * Returns the function with a name.
   *
   * @throws IllegalArgumentException if no function has the name
   */
  public static LambdaFunction byName(String name) {
    return ALL.find(function -> function.name().equals(name))
        .getOrElseThrow(() -> new IllegalArgumentException("Unknown function: " + name));
  }

  /** Derives the environment variables of the function from the granted resources. */
  private static LambdaFunction function(String id, Grant... grants) {
    var trigger =
        TRIGGERS
            .get(id)
            .getOrElseThrow(() ->
                new IllegalStateException("No operation, queue or schedule has the id " + id));
    return new LambdaFunction(
        id,
        trigger,
        MEMORY_MB,
        REQUEST_TIMEOUT,
        List.of(grants).map(LambdaFunctions::variable).distinct(),
        List.of(grants));
  }

  /** Creates a function that uses the post adapter, which reads the names of all its tables. */
  private static LambdaFunction posts(String id, Grant... grants) {
    return function(id, grants)
        .withVariables(
            POSTS.environmentVariable(),
            SLUGS.environmentVariable(),
            REVISIONS.environmentVariable(),
            FEEDS.environmentVariable());
  }

  /**
   * Creates a function that uses the notification adapter, which reads the names of both its
   * tables.
   */
  private static LambdaFunction notifications(String id, Grant... grants) {
    return function(id, grants)
        .withVariables(NOTIFICATIONS.environmentVariable(), INBOX.environmentVariable());
  }

  private static LambdaFunction consumer(String subscription, Grant... grants) {
    return function(subscription, grants)
        .withTimeout(Subscriptions.queueOf(subscription).timeout());
  }

  private static Seq<LambdaFunction> requireComplete(Seq<LambdaFunction> functions) {
    var missing = TRIGGERS.keySet().removeAll(functions.map(LambdaFunction::name));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("The list of Lambda functions has no entry for " + missing);
    }
    return functions;
  }

  private static String variable(Grant grant) {
    return switch (grant.resource()) {
      case Resource.TableItems(var table) -> table.environmentVariable();
      case Resource.TableIndex(var table, _) -> table.environmentVariable();
      case Resource.TableStream(var table) -> table.environmentVariable();
      case Resource.MediaObjects _, Resource.ObjectExistence _ -> Variable.MEDIA_BUCKET.name();
      case Resource.AccountsUserPool _ -> Variable.USER_POOL_ID.name();
      case Resource.CursorSecret _ -> Variable.CURSOR_SECRET_ID.name();
      case Resource.CustomEventBus _ -> Variable.EVENT_BUS_NAME.name();
      case Resource.EdgeDistribution _ -> Variable.DISTRIBUTION_ID.name();
      case Resource.FailureBucket _ -> Variable.FAILURE_BUCKET.name();
    };
  }

  private static Grant read(TableDefinition table) {
    return items(table, "GetItem");
  }

  private static Grant query(TableDefinition table) {
    return items(table, "Query");
  }

  private static Grant query(TableDefinition table, String index) {
    return new Grant(new Resource.TableIndex(table, index), List.of("dynamodb:Query"));
  }

  private static Grant scan(TableDefinition table) {
    return items(table, "Scan");
  }

  /** IAM requires the same action for a single write and for a write in a transaction. */
  private static Grant write(TableDefinition table) {
    return items(table, "PutItem");
  }

  private static Grant delete(TableDefinition table) {
    return items(table, "DeleteItem");
  }

  private static Grant update(TableDefinition table) {
    return items(table, "UpdateItem");
  }

  private static Grant readWrite(TableDefinition table) {
    return items(table, "GetItem", "PutItem");
  }

  private static Grant items(TableDefinition table, String... actions) {
    return new Grant(
        new Resource.TableItems(table), List.of(actions).map(action -> "dynamodb:" + action));
  }

  private static Grant failures(String... actions) {
    return new Grant(new Resource.FailureBucket(), List.of(actions).map(action -> "s3:" + action));
  }

  private static Grant objects(String prefix, String... actions) {
    return new Grant(
        new Resource.MediaObjects(prefix), List.of(actions).map(action -> "s3:" + action));
  }
}
