package dev.blogify.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.aws.Overdue;
import dev.blogify.adapters.aws.dynamodb.DynamoAuditTrail;
import dev.blogify.adapters.aws.dynamodb.DynamoNotifications;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.notification.Notice.MediaWasRejected;
import dev.blogify.application.notification.Notification;
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
import java.io.UncheckedIOException;
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
 * All functions, each started with its own variables and used as it is meant to be: posts and
 * pictures from their beginning to their end.
 */
final class Story {
  static final String ALICE = "a11ce000-0000-4000-8000-000000000001";
  static final String CORRELATION_ID = "JKJaXmPLvHcESHA=";
  static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  static final String CANARY = "follow(moon)";
  private static final String SCHEDULE = "{}";
  private static final String POST = "019ca8a0-3e81-7c20-a99f-f867dbf682c9";
  private static final String MEDIUM = "019ca8a0-3e81-7c20-a99f-f867dbf682ca";
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

  /** One pixel. */
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final Aws aws;
  private final Map<String, RequestStreamHandler> started = new HashMap<>();
  private Vector<Scene> scenes = Vector.empty();

  private Story(Aws aws) {
    this.aws = aws;
  }

  /**
   * An invocation.
   *
   * @param calls what was called for it
   */
  record Scene(String function, Instant at, String event, Seq<Call> calls, String answer) {
    Option<Integer> status() {
      var json = parse(answer);
      return Option.when(json.has("statusCode"), () -> json.number("statusCode"));
    }

    JsonObject body() {
      return parse(parse(answer).text("body"));
    }

    boolean isRefused() {
      return status().exists(code -> code >= 400);
    }

    /** What it made use of: by calls of its own, and by the signed URL that it gave away. */
    Seq<String> permissions() {
      return calls.flatMap(Call::permissions).appendAll(given()).distinct();
    }

    private Option<String> given() {
      return switch (function) {
        case "requestUpload" ->
            Option.some(Call.ofS3("PUT", URI.create(body().object("upload").text("url"))));
        case "getMediaContent" ->
            Option.some(
                Call.ofS3("GET", URI.create(parse(answer).object("headers").text("location"))));
        default -> Option.none();
      };
    }
  }

  /** Every invocation that took place. */
  static Seq<Scene> tell(Aws aws) throws Exception {
    var story = new Story(aws);
    story.invoke(Event.of("getHealth"));
    story.people();
    var picture = story.picture();
    story.posts(picture);
    story.tags();
    story.consumers();
    story.inbox();
    story.events();
    story.time();
    story.invoke(
        by(ALICE, "editMe").from(4).json("{\"pictureMediaId\":\"%s\"}".formatted(picture)));
    story.invoke(by(ALICE, "deleteMedia").at("mediaId", picture).from(3));
    return story.scenes;
  }

  private void people() throws IOException {
    invoke("registerUser", confirmation("PostConfirmation_ConfirmSignUp"));
    invoke(by(ALICE, "getMe"));
    invoke(by(ALICE, "editMe").from(1).json("{\"bio\":\"Counts the waves.\"}"));
    invoke(Event.of("getUser").at("userId", ALICE));
    aws.signUp(ALICE);
    invoke(role("author"));
    invoke(role("editor"));
  }

  private static Event role(String role) {
    return Event.of("changeRole")
        .at("userId", ALICE)
        .by("ada", "admin")
        .json("{\"role\":\"%s\"}".formatted(role));
  }

  private String picture() throws Exception {
    var request =
        by(ALICE, "requestUpload")
            .json(
                """
                {"fileName":"tide.png","contentType":"image/png","size":%d,"sha256":"%s"}\
                """
                    .formatted(PICTURE.length, sha256()));
    invoke(request);
    var requested = invoke(request);
    var id = requested.body().text("mediaId");
    upload(requested.body().object("upload"));
    confirm(id);
    invoke(by(ALICE, "listMyMedia").asking("limit=1"));
    invoke(by(ALICE, "getMyMedia").at("mediaId", id));
    invoke(Event.of("getMedia").at("mediaId", id));
    invoke(Event.of("getMediaContent").at("mediaId", id));
    invoke(by(ALICE, "editMedia").at("mediaId", id).from(2).json("{\"alt\":\"The sea\"}"));
    return id;
  }

  private void posts(String picture) throws IOException {
    var created = invoke(create("Tides", "[\"sea\",\"moon\"]", picture));
    var id = created.body().text("postId");
    var other = invoke(create("Storms", "[\"sea\"]", picture)).body().text("postId");
    invoke(post("publishPost", other).from(1));
    invoke(post("getDraft", id));
    invoke(
        post("editPost", id)
            .from(1)
            .json(
                "{\"title\":\"High tides\",\"slug\":\"high-tides\",\"tags\":[\"sea\"],"
                    + "\"coverMediaId\":\"%s\"}".formatted(picture)));
    var tomorrow = now().plus(1, ChronoUnit.DAYS);
    var due = "{\"publishAt\":\"%s\"}".formatted(tomorrow);
    invoke(post("schedulePost", id).from(2).json(due));
    invoke(post("unschedulePost", id).from(3));
    invoke(post("publishPost", id).from(4));
    invoke(Event.of("getPost").at("postId", id));
    invoke(Event.of("getPostBySlug").at("slug", "high-tides"));
    invoke(Event.of("listPosts").asking("limit=1"));
    invoke(post("editPost", id).from(5).json("{\"slug\":\"low-tides\",\"tags\":[\"beach\"]}"));
    invoke(post("discardWorkingCopy", id).from(6));
    invoke(post("listRevisions", id).asking("limit=1"));
    invoke(post("getRevision", id).at("version", "1"));
    audit(id);
    invoke(post("restoreRevision", id).at("version", "1").from(7));
    withAWorkingCopy(id, due);
    invoke(by(ALICE, "listMyPosts").asking("limit=1"));
    invoke(post("unpublishPost", id).from(10));
    invoke(create("Calm", "[]", picture));
    invoke(Event.of("listDrafts").by("erin", "editor").asking("limit=1"));
    invoke(post("trashPost", other).from(2));
    invoke(post("restorePost", other).from(3));
  }

  /** What is refused has read it, too. */
  private void withAWorkingCopy(String id, String due) throws IOException {
    for (var reading : List.of("getDraft", "listRevisions", "listPostAudit")) {
      invoke(post(reading, id));
    }
    invoke(post("getRevision", id).at("version", "1"));
    invoke(post("restorePost", id).from(8));
    invoke(post("schedulePost", id).from(8).json(due));
    invoke(post("unschedulePost", id).from(8));
    invoke(post("trashPost", id).from(1));
    invoke(post("unpublishPost", id).from(1));
    invoke(post("editPost", id).from(8).json("{\"tags\":[\"beach\"]}"));
    invoke(post("publishPost", id).from(9));
  }

  /** Of both changes, one stands on the first page. */
  private void audit(String post) throws IOException {
    var trail = new DynamoAuditTrail(aws.tables(), LocalTables.NAMES);
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
    invoke(post("listPostAudit", post).asking("limit=1"));
    var day = at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    for (var part : List.of("day=" + day, "actor=" + ALICE)) {
      invoke(Event.of("listAudit").by("ada", "admin").asking("limit=1&" + part));
    }
  }

  private void inbox() throws IOException {
    var notifications = new DynamoNotifications(aws.tables(), LocalTables.NAMES);
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
    var list = invoke(by(ALICE, "listMyNotifications").asking("limit=1"));
    var id = list.body().objects("items").head().text("notificationId");
    invoke(by(ALICE, "readNotification").at("notificationId", id));
  }

  /** One batch that tells and one that cannot, parked here and given up by Lambda. */
  private void events() throws IOException {
    invoke("publishEvents", StreamEvents.told());
    invoke("publishEvents", StreamEvents.poison());
    try (var s3 = aws.s3()) {
      s3.putObject(
          put -> put.bucket(aws.failures()).key(StreamEvents.GIVEN_UP),
          RequestBody.fromString(StreamEvents.givenUp()));
    }
    invoke("redriveEvents", "{}");
  }

  /**
   * What is due for an hour, and the like: it cannot be announced through the API, which takes no
   * time that is past. Then a tick of a minute, and two of a day: the first asks S3 for nothing
   * whose answer is in headers, which tapes do not have.
   */
  private void time() throws IOException {
    try (var s3 = aws.s3()) {
      new Overdue(aws.tables(), s3, aws.bucket(), now()).make();
    }
    invoke("sweep", SCHEDULE);
    try (var s3 = aws.s3()) {
      new Overdue(aws.tables(), s3, aws.bucket(), now()).mislay();
    }
    invoke("reconcileMedia", SCHEDULE);
    try (var s3 = aws.s3()) {
      new Overdue(aws.tables(), s3, aws.bucket(), now()).leaveUntold();
    }
    invoke("reconcileMedia", SCHEDULE);
  }

  private void tags() throws IOException {
    List.of("moon", "sea")
        .forEach(name ->
            aws.tables()
                .putItem(tag ->
                    tag.tableName(LocalTables.NAMES.of(Tables.TAG_COUNTS))
                        .item(
                            Map.of(
                                "list", AttributeValue.fromS("tags"),
                                "tag", AttributeValue.fromS(name),
                                "posts", AttributeValue.fromN("2")))));
    invoke(Event.of("listTags").asking("limit=1"));
  }

  /** Told by the events of a post, which an editor published and took back. */
  private void consumers() throws IOException {
    invoke("recordAudit", Messages.of(Messages.delivered(told("published", 2))));
    invoke("notifyOwner", Messages.of(Messages.delivered(told("published", 2))));
    invoke("countTags", Messages.of(Messages.delivered(told("published", 2))));
    invoke("countTags", Messages.of(Messages.delivered(told("unpublished", 3))));
    invoke("invalidateEdge", Messages.of(Messages.delivered(deleted())));
  }

  private static String told(String what, int version) {
    return told(
        "posts",
        "post." + what,
        POST,
        version,
        """
        "postId":"%s","authorId":"%s","slug":"tides","title":"Tides","tags":["sea"],\
        "firstPublication":true,"invalidate":{"tags":["posts"],"paths":["/posts*"]}\
        """
            .formatted(POST, ALICE));
  }

  private static String deleted() {
    return told(
        "media",
        "media.deleted",
        MEDIUM,
        4,
        """
        "mediaId":"%s","ownerId":"%s",\
        "invalidate":{"tags":["media:%s"],"paths":["/media/%s/content","/assets/%s/ab12"]}\
        """
            .formatted(MEDIUM, ALICE, MEDIUM, MEDIUM, MEDIUM));
  }

  /** As a journal has it. */
  private static String told(String from, String what, String id, int version, String data) {
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

  private static Event by(String sub, String operationId) {
    return Event.of(operationId).by(sub, "author");
  }

  private static Event post(String operationId, String id) {
    return by(ALICE, operationId).at("postId", id);
  }

  private static Event create(String title, String tags, String cover) throws IOException {
    return by(ALICE, "createPost")
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
        .formatted(trigger, Aws.POOL, ALICE);
  }

  private static String sha256() throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(PICTURE));
  }

  private static void upload(JsonObject ticket) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(ticket.text("url")));
    ticket
        .object("headers")
        .members()
        .forEach((name, value) -> {
          if (!name.equals("content-length")) {
            request.header((String) name, (String) value);
          }
        });
    try (var http = HttpClient.newHttpClient()) {
      var put = request.PUT(BodyPublishers.ofByteArray(PICTURE)).build();
      var answer = http.send(put, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    }
  }

  private void confirm(String picture) throws IOException {
    invoke(
        "confirmMedia",
        Messages.of(Messages.objectCreated(aws.bucket(), "pending/" + ALICE + "/" + picture)));
  }

  private Scene invoke(Event event) throws IOException {
    return invoke(event.route().operationId(), event.toJson());
  }

  private Scene invoke(String name, String event) throws IOException {
    var at = now();
    var answer = new ByteArrayOutputStream();
    aws.calls();
    started
        .computeIfAbsent(name, _ -> start(name))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new Invoked("request-1"));
    var scene = new Scene(name, at, event, aws.calls(), answer.toString(UTF_8));
    scenes = scenes.append(scene);
    return scene;
  }

  private RequestStreamHandler start(String name) {
    var function = Functions.ALL.find(each -> each.name().equals(name)).get();
    return function.start().apply(aws.environment(function).toJavaMap());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonObject parse(String json) {
    try {
      return JsonObject.parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
