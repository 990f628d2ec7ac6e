package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.http.Operation.Access;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.aws.OverdueFixtures;
import dev.blogify.adapters.out.aws.dynamodb.DynamoAuditTrail;
import dev.blogify.adapters.out.aws.dynamodb.DynamoNotifications;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent.MediaWasRejected;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Invokes every function with its own environment variables, through the life cycle of posts and
 * pictures.
 */
final class AllFunctionsScenario {
  static final String ALICE = "a11ce000-0000-4000-8000-000000000001";
  static final String CORRELATION_ID = "JKJaXmPLvHcESHA=";
  static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  static final String CANARY = "follow(moon)";
  private static final String SCHEDULED_EVENT = "{}";
  private static final String POST_ID = "019ca8a0-3e81-7c20-a99f-f867dbf682c9";
  private static final String MEDIA_ID = "019ca8a0-3e81-7c20-a99f-f867dbf682ca";
  private static final String BODY =
      """
      # Tides

      The *moon* pulls, and the [sea](https://example.org/sea) follows. ~~Never~~ twice a day:

      - high water
      - low water

      | hour | height |
      |------|--------|
      | 6    | 4.2 m  |

      > Wait for it.

      ```java
      sea.follow(moon);
      ```
      """;

  /** A PNG of one pixel. */
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final RecordingAwsProxy aws;
  private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
  private Vector<ScenarioStep> steps = Vector.empty();

  private AllFunctionsScenario(RecordingAwsProxy aws) {
    this.aws = aws;
  }

  /**
   * An invocation and its response.
   *
   * @param calls the AWS calls of the invocation
   */
  record ScenarioStep(
      String function, Instant at, String event, Seq<RecordedAwsCall> calls, String response) {
    Option<Integer> status() {
      var json = parse(response);
      return Option.when(json.contains("statusCode"), () -> (int) json.number("statusCode"));
    }

    JsonObject body() {
      return parse(parse(response).text("body"));
    }

    boolean isRefused() {
      return status().exists(code -> code >= 400);
    }

    /** The permissions that its AWS calls and its presigned URL required. */
    Seq<String> permissions() {
      return calls
          .flatMap(RecordedAwsCall::permissions)
          .appendAll(presignedPermission())
          .distinct();
    }

    private Option<String> presignedPermission() {
      return switch (function) {
        case "requestUpload" ->
            Option.some(
                RecordedAwsCall.s3Permission(
                    "PUT", URI.create(body().object("upload").text("url"))));
        case "getMediaContent" ->
            Option.some(
                RecordedAwsCall.s3Permission(
                    "GET", URI.create(parse(response).object("headers").text("location"))));
        default -> Option.none();
      };
    }
  }

  /** Runs the scenario and returns its invocations in order. */
  static Seq<ScenarioStep> run(RecordingAwsProxy aws) throws Exception {
    var scenario = new AllFunctionsScenario(aws);
    scenario.users();
    var picture = scenario.uploadPicture();
    var post = scenario.postLifecycle(picture);
    scenario.tags();
    scenario.queueConsumers();
    scenario.notifications();
    scenario.publishAndRedrive();
    scenario.scheduledJobs();
    scenario.invoke(
        authorRequest(ALICE, "editMe")
            .ifMatch(4)
            .json("{\"pictureMediaId\":\"%s\"}".formatted(picture)));
    scenario.simpleOperations(post, picture);
    scenario.invoke(
        authorRequest(ALICE, "deleteMedia").withPathParameter("mediaId", picture).ifMatch(3));
    return scenario.steps;
  }

  /**
   * Invokes the operations that have no step of their own, because they need only a path and, if
   * they are not anonymous, a token.
   */
  private void simpleOperations(String post, String picture) throws IOException {
    var own = steps.map(ScenarioStep::function).toSet().add("deleteMedia");
    for (var operation : Operations.ALL.reject(each -> own.contains(each.id()))) {
      var request =
          ApiGatewayEvent.forOperation(operation.id())
              .withPathParameter("postId", post)
              .withPathParameter("slug", "storms")
              .withPathParameter("mediaId", picture)
              .withPathParameter("userId", ALICE);
      invoke(
          operation.access() == Access.ANONYMOUS ? request : request.signedInAs(ALICE, "author"));
    }
  }

  private void users() throws IOException {
    invoke("registerUser", confirmation("PostConfirmation_ConfirmSignUp"));
    invoke(authorRequest(ALICE, "editMe").ifMatch(1).json("{\"bio\":\"Counts the waves.\"}"));
    aws.signUp(ALICE);
    aws.signUp("ada", "admin");
    invoke(changeRole("author"));
    invoke(changeRole("editor"));
  }

  private static ApiGatewayEvent changeRole(String role) {
    return ApiGatewayEvent.forOperation("changeRole")
        .withPathParameter("userId", ALICE)
        .signedInAs("ada", "admin")
        .json("{\"role\":\"%s\"}".formatted(role));
  }

  private String uploadPicture() throws Exception {
    var request =
        authorRequest(ALICE, "requestUpload")
            .json(
                """
                {"fileName":"tide.png","contentType":"image/png","size":%d,"sha256":"%s"}\
                """
                    .formatted(PICTURE.length, sha256()));
    invoke(request);
    var requested = invoke(request);
    var id = requested.body().text("mediaId");
    upload(requested.body().object("upload"));
    confirmMedia(id);
    invoke(authorRequest(ALICE, "listMyMedia").withQuery("limit=1"));
    invoke(
        authorRequest(ALICE, "editMedia")
            .withPathParameter("mediaId", id)
            .ifMatch(2)
            .json("{\"alt\":\"The sea\"}"));
    return id;
  }

  /** Returns the id of a published post. */
  private String postLifecycle(String picture) throws IOException {
    var created = invoke(createPost("Tides", "[\"sea\",\"moon\"]", picture));
    var id = created.body().text("postId");
    var other = invoke(createPost("Storms", "[\"sea\"]", picture)).body().text("postId");
    invoke(postRequest("publishPost", other).ifMatch(1));
    invoke(postRequest("getDraft", id));
    invoke(
        postRequest("editPost", id)
            .ifMatch(1)
            .json(
                "{\"title\":\"High tides\",\"slug\":\"high-tides\",\"tags\":[\"sea\"],"
                    + "\"coverMediaId\":\"%s\"}".formatted(picture)));
    var tomorrow = now().plus(1, ChronoUnit.DAYS);
    var due = "{\"publishAt\":\"%s\"}".formatted(tomorrow);
    invoke(postRequest("schedulePost", id).ifMatch(2).json(due));
    invoke(postRequest("unschedulePost", id).ifMatch(3));
    invoke(postRequest("publishPost", id).ifMatch(4));
    invoke(ApiGatewayEvent.forOperation("listPosts").withQuery("limit=1"));
    invoke(
        postRequest("editPost", id)
            .ifMatch(5)
            .json("{\"slug\":\"low-tides\",\"tags\":[\"beach\"]}"));
    invoke(postRequest("discardWorkingCopy", id).ifMatch(6));
    invoke(postRequest("listRevisions", id).withQuery("limit=1"));
    invoke(postRequest("getRevision", id).withPathParameter("version", "1"));
    auditTrail(id);
    invoke(postRequest("restoreRevision", id).withPathParameter("version", "1").ifMatch(7));
    workingCopy(id, due);
    invoke(authorRequest(ALICE, "listMyPosts").withQuery("limit=1"));
    invoke(postRequest("unpublishPost", id).ifMatch(10));
    invoke(createPost("Calm", "[]", picture));
    invoke(
        ApiGatewayEvent.forOperation("listDrafts")
            .signedInAs("erin", "editor")
            .withQuery("limit=1"));
    invoke(postRequest("trashPost", other).ifMatch(2));
    invoke(postRequest("restorePost", other).ifMatch(3));
    invoke(postRequest("publishPost", other).ifMatch(4));
    return other;
  }

  /** Refused requests also read the stores, and so use the read grants. */
  private void workingCopy(String id, String due) throws IOException {
    for (var reading : List.of("getDraft", "listRevisions", "listPostAudit")) {
      invoke(postRequest(reading, id));
    }
    invoke(postRequest("getRevision", id).withPathParameter("version", "1"));
    invoke(postRequest("restorePost", id).ifMatch(8));
    invoke(postRequest("schedulePost", id).ifMatch(8).json(due));
    invoke(postRequest("unschedulePost", id).ifMatch(8));
    invoke(postRequest("trashPost", id).ifMatch(1));
    invoke(postRequest("unpublishPost", id).ifMatch(1));
    invoke(postRequest("editPost", id).ifMatch(8).json("{\"tags\":[\"beach\"]}"));
    invoke(postRequest("publishPost", id).ifMatch(9));
  }

  /** Appends two entries, of which the first page has one. */
  private void auditTrail(String post) throws IOException {
    var trail = new DynamoAuditTrail(aws.dynamoDb(), LocalTables.NAMES);
    var at = now();
    var alice = new Person(new UserId(ALICE), Role.AUTHOR);
    for (var sequence : List.of("0000000001.00", "0000000002.00")) {
      trail.append(
          new AuditEntry(
              UUID.nameUUIDFromBytes(sequence.getBytes(UTF_8)),
              "blogify.post.edited.v1",
              "posts/" + post,
              sequence,
              at,
              alice,
              "request-1",
              "{\"changed\":[\"title\"]}"));
    }
    invoke(postRequest("listPostAudit", post).withQuery("limit=1"));
    var day = at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    for (var part : List.of("day=" + day, "actor=" + ALICE)) {
      invoke(
          ApiGatewayEvent.forOperation("listAudit")
              .signedInAs("ada", "admin")
              .withQuery("limit=1&" + part));
    }
  }

  private void notifications() throws IOException {
    var notifications = new DynamoNotifications(aws.dynamoDb(), LocalTables.NAMES);
    for (var number = 1; number <= 2; number++) {
      notifications.deliver(
          new Notification(
              UUID.nameUUIDFromBytes(new byte[] {(byte) number}),
              new UserId(ALICE),
              new MediaWasRejected(
                  new MediaId(Uuid7.create(now(), () -> 1)), "content-type-differs"),
              Actor.SYSTEM,
              now(),
              Option.none()));
    }
    var list = invoke(authorRequest(ALICE, "listMyNotifications").withQuery("limit=1"));
    var id = list.body().objects("items").head().text("notificationId");
    invoke(authorRequest(ALICE, "readNotification").withPathParameter("notificationId", id));
  }

  /**
   * Publishes one batch, dead-letters another, and redrives it with a batch that Lambda gave up.
   */
  private void publishAndRedrive() throws IOException {
    invoke("publishEvents", StreamEvents.publishable());
    invoke("publishEvents", StreamEvents.undecodable());
    try (var s3 = aws.s3()) {
      s3.putObject(
          put -> put.bucket(aws.failureBucket()).key(StreamEvents.FAILURE_RECORD_KEY),
          RequestBody.fromString(StreamEvents.failureRecord()));
    }
    invoke("redriveEvents", "{}");
  }

  /**
   * Stores overdue items directly, because the API accepts no time in the past, and runs each job.
   * The daily job runs twice, because recorded invocations have no response headers: the first run,
   * which is recorded, calls no S3 operation that responds with headers.
   */
  private void scheduledJobs() throws IOException {
    try (var s3 = aws.s3()) {
      new OverdueFixtures(aws.dynamoDb(), s3, aws.mediaBucket(), now()).createAll();
    }
    invoke("sweep", SCHEDULED_EVENT);
    try (var s3 = aws.s3()) {
      new OverdueFixtures(aws.dynamoDb(), s3, aws.mediaBucket(), now()).createOrphans();
    }
    invoke("reconcileMedia", SCHEDULED_EVENT);
    try (var s3 = aws.s3()) {
      new OverdueFixtures(aws.dynamoDb(), s3, aws.mediaBucket(), now()).uploadWithoutNotification();
    }
    invoke("reconcileMedia", SCHEDULED_EVENT);
  }

  private void tags() throws IOException {
    List.of("moon", "sea")
        .forEach(name ->
            aws.dynamoDb()
                .putItem(tag ->
                    tag.tableName(LocalTables.NAMES.of(Tables.TAG_COUNTS))
                        .item(
                            Map.of(
                                "list", AttributeValue.fromS("tags"),
                                "tag", AttributeValue.fromS(name),
                                "posts", AttributeValue.fromN("2")))));
    invoke(ApiGatewayEvent.forOperation("listTags").withQuery("limit=1"));
  }

  /** Delivers the events of a post that an editor published and unpublished. */
  private void queueConsumers() throws IOException {
    invoke(
        "recordAudit",
        QueueEvents.batchOf(QueueEvents.eventBridgeEnvelope(cloudEvent("published", 2))));
    invoke(
        "notifyOwner",
        QueueEvents.batchOf(QueueEvents.eventBridgeEnvelope(cloudEvent("published", 2))));
    invoke(
        "countTags",
        QueueEvents.batchOf(QueueEvents.eventBridgeEnvelope(cloudEvent("published", 2))));
    invoke(
        "countTags",
        QueueEvents.batchOf(QueueEvents.eventBridgeEnvelope(cloudEvent("unpublished", 3))));
    invoke(
        "invalidateEdge",
        QueueEvents.batchOf(QueueEvents.eventBridgeEnvelope(mediaDeletedEvent())));
  }

  private static String cloudEvent(String what, int version) {
    return cloudEvent(
        "posts",
        "post." + what,
        POST_ID,
        version,
        """
        "postId":"%s","authorId":"%s","slug":"tides","title":"Tides","tags":["sea"],\
        "firstPublication":true,"invalidate":{"tags":["posts"],"paths":["/posts*"]}\
        """
            .formatted(POST_ID, ALICE));
  }

  private static String mediaDeletedEvent() {
    return cloudEvent(
        "media",
        "media.deleted",
        MEDIA_ID,
        4,
        """
        "mediaId":"%s","ownerId":"%s",\
        "invalidate":{"tags":["media:%s"],"paths":["/media/%s/content","/assets/%s/ab12"]}\
        """
            .formatted(MEDIA_ID, ALICE, MEDIA_ID, MEDIA_ID, MEDIA_ID));
  }

  /** A CloudEvent as the outbox contains it. */
  private static String cloudEvent(String from, String what, String id, int version, String data) {
    var sequence = "%010d.00".formatted(version);
    return """
    {"specversion":"1.0","id":"%s","source":"blogify.%s","type":"blogify.%s.v1",\
    "subject":"%s/%s","time":"%s","datacontenttype":"application/json",\
    "dataschema":"https://blogify.dev/events/%s/1.json","sequence":"%s",\
    "correlationid":"%s","actorid":"e4140000-0000-4000-8000-000000000003",\
    "actorrole":"editor","traceparent":"%s","data":{%s}}\
    """
        .formatted(
            UUID.nameUUIDFromBytes((id + sequence).getBytes(UTF_8)),
            from,
            what,
            from,
            id,
            now(),
            what,
            sequence,
            CORRELATION_ID,
            TRACE_PARENT,
            data);
  }

  private static ApiGatewayEvent authorRequest(String sub, String operationId) {
    return ApiGatewayEvent.forOperation(operationId).signedInAs(sub, "author");
  }

  private static ApiGatewayEvent postRequest(String operationId, String id) {
    return authorRequest(ALICE, operationId).withPathParameter("postId", id);
  }

  private static ApiGatewayEvent createPost(String title, String tags, String cover)
      throws IOException {
    return authorRequest(ALICE, "createPost")
        .json(
            "{\"title\":\"%s\",\"body\":%s,\"tags\":%s,\"coverMediaId\":\"%s\"}"
                .formatted(title, JSON.std.asString(BODY), tags, cover));
  }

  static String confirmation(String trigger) {
    return """
    {
      "version": "1", "triggerSource": "%s", "region": "eu-west-3",
      "userPoolId": "%s", "userName": "alice",
      "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "6ovmo1nbc3"},
      "request": {
        "userAttributes": {
          "sub": "%s", "email_verified": "true", "cognito:user_status": "CONFIRMED",
          "name": "Alice", "email": "alice@example.org"
        }
      },
      "response": {}
    }\
    """
        .formatted(trigger, RecordingAwsProxy.USER_POOL_ID, ALICE);
  }

  private static String sha256() throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(PICTURE));
  }

  private static void upload(JsonObject upload) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(upload.text("url")));
    upload.object("headers").scalarTexts().forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      var put = request.PUT(BodyPublishers.ofByteArray(PICTURE)).build();
      var response = http.send(put, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.body());
      }
    }
  }

  private void confirmMedia(String picture) throws IOException {
    invoke(
        "confirmMedia",
        QueueEvents.batchOf(
            QueueEvents.objectCreated(aws.mediaBucket(), "pending/" + ALICE + "/" + picture)));
  }

  private ScenarioStep invoke(ApiGatewayEvent event) throws IOException {
    return invoke(event.operation().id(), event.toJson());
  }

  private ScenarioStep invoke(String name, String event) throws IOException {
    var at = now();
    var response = new ByteArrayOutputStream();
    aws.drainCalls();
    handlers
        .computeIfAbsent(name, _ -> start(name))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)),
            response,
            new FakeLambdaContext("request-1"));
    var step = new ScenarioStep(name, at, event, aws.drainCalls(), response.toString(UTF_8));
    steps = steps.append(step);
    return step;
  }

  private RequestStreamHandler start(String name) {
    var function = LambdaFunctions.ALL.find(each -> each.name().equals(name)).get();
    return function.start(aws.environment(function).toJavaMap());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonObject parse(String json) {
    return JsonObject.parse(json);
  }
}
