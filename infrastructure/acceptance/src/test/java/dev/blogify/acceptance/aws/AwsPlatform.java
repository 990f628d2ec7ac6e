package dev.blogify.acceptance.aws;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.acceptance.client.RunningPlatform;
import dev.blogify.acceptance.iam.Calls;
import dev.blogify.acceptance.iam.DeployedStage;
import dev.blogify.acceptance.iam.Evaluation;
import dev.blogify.adapters.aws.Overdue;
import dev.blogify.adapters.aws.cloudfront.InvalidationServer;
import dev.blogify.adapters.aws.cognito.CognitoAdminServer;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.adapters.aws.s3.SigV4Gate;
import dev.blogify.adapters.aws.secrets.SecretsService;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.userpool.UserPool;
import dev.blogify.adapters.embedded.userpool.UserPoolAccounts;
import dev.blogify.adapters.http.Routes;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.engines.DynamoDbLocal;
import dev.blogify.engines.S3Mock;
import dev.blogify.functions.Functions;
import dev.blogify.functions.Schedules;
import dev.blogify.functions.StreamMapping;
import dev.blogify.local.Settings;
import dev.blogify.local.gateway.Authorizer;
import dev.blogify.local.gateway.Cors;
import dev.blogify.local.gateway.Gateway;
import dev.blogify.local.gateway.Loopback;
import dev.blogify.local.gateway.PoolHandler;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Every function as it is deployed, with its own component and variables, behind the local gateway.
 * DynamoDB Local with its streams and an S3 server stand for AWS's, the user pool of this machine
 * for Cognito's; between the functions lies an {@link AwsPipeline}.
 */
final class AwsPlatform implements AutoCloseable {
  private static final String POOL_ID = "local_blogify";
  private static final String CLIENT_ID = "blogify-acceptance";
  private static final String PASSWORD = "Blogify-demo-1";
  private static final String DISTRIBUTION = "E2QWRUHAPOMQZL";
  private static final String SECRET_ID = "blogify/cursors";

  /** Of what goes wrong on the way of events: another one gives other misfortunes. */
  private static final long SEED = 20_261_126;

  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private static final Map<String, Role> USERS =
      LinkedHashMap.of(
          "ada", Role.ADMIN,
          "alice", Role.AUTHOR,
          "bob", Role.AUTHOR,
          "erin", Role.EDITOR,
          "rita", Role.READER);

  private final Calls calls = new Calls();
  private final Deque<Runnable> opened = new ArrayDeque<>();
  private final StaticCredentialsProvider account = LocalTables.newAccount();
  private final String bucket = "media-" + UUID.randomUUID();
  private final DynamoDbClient tables = open(LocalTables.create(account), DynamoDbClient::close);
  private final DynamoDbStreamsClient streams = open(streams(), DynamoDbStreamsClient::close);
  private final S3Client s3 = open(s3(), S3Client::close);
  private final Failures failures = Failures.create(s3);
  private final InvalidationServer edge =
      open(InvalidationServer.of(DISTRIBUTION), InvalidationServer::close);
  private final AwsPipeline pipeline;
  private final SigV4Gate gate;
  private final Loopback api;
  private final Loopback pool;
  private final DeployedFunctions functions;
  private final Map<String, UserId> users;

  AwsPlatform(Path folder) throws IOException, ParseException {
    s3.createBucket(request -> request.bucket(bucket));
    pipeline = new AwsPipeline(SEED, bucket, stored());
    gate =
        open(
            SigV4Gate.before(
                S3Mock.endpoint(),
                key(),
                CLOCK,
                pipeline::created,
                use -> RecordedCalls.note(use, calls)),
            SigV4Gate::close);
    api = open(Loopback.bind(0), Loopback::close);
    pool = open(Loopback.bind(0), Loopback::close);
    var database = open(Database.open(folder.resolve("userpool.db")), Database::close);
    var accounts = new Accounts(new UserPoolAccounts(database));
    var cognito = open(CognitoAdminServer.open(POOL_ID, accounts), CognitoAdminServer::close);
    var secrets =
        open(SecretsService.of(SECRET_ID, UUID.randomUUID().toString()), SecretsService::close);
    var everywhere = everywhere(cognito, secrets);
    functions = DeployedFunctions.start(Functions.ALL, variables(), everywhere, calls);
    deliver(everywhere);
    users = serve(database, accounts);
  }

  /** Last opened, so first closed: nothing is delivered to what is closed. */
  private void deliver(Map<String, String> everywhere) {
    var broken =
        DeployedFunctions.start(
            Functions.ALL.filter(function -> isConsumer(function.name())),
            variables()
                .merge(
                    Tables.ALL.toMap(Table::environmentKey, _ -> "no-such-table"), (_, no) -> no),
            everywhere,
            new Calls());
    pipeline.start(
        name -> event -> functions.invoke(name, event),
        name -> event -> broken.invoke(name, event),
        StreamMapping.ALL.map(this::poller));
    open(pipeline, AwsPipeline::close);
  }

  private static boolean isConsumer(String function) {
    return Subscriptions.ALL.exists(each -> each.name().equals(function));
  }

  private StreamPoller poller(StreamMapping mapping) {
    return new StreamPoller(
        mapping,
        tables,
        streams,
        event -> functions.invoke(mapping.function(), event),
        (shard, event) -> failures.giveUp(mapping.function(), shard, event),
        pipeline::moved);
  }

  private Map<String, String> variables() {
    return Tables.ALL
        .toMap(table -> table.environmentKey(), LocalTables.NAMES::of)
        .put("MEDIA_BUCKET", bucket)
        .put("FAILURE_BUCKET", failures.name())
        .put("EVENT_BUS_NAME", AwsPipeline.BUS)
        .put("DISTRIBUTION_ID", DISTRIBUTION)
        .put("USER_POOL_ID", POOL_ID)
        .put("CURSOR_SECRET_ID", SECRET_ID)
        .put("API_URL", api.uri().toString());
  }

  /** What Lambda gives to each function, and where AWS's services are for this once. */
  private Map<String, String> everywhere(CognitoAdminServer cognito, SecretsService secrets) {
    var credentials = account.resolveCredentials();
    return HashMap.of(
        "AWS_REGION", LocalTables.REGION.id(),
        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
        "AWS_ENDPOINT_URL_DYNAMODB", DynamoDbLocal.endpoint().toString(),
        "AWS_ENDPOINT_URL_S3", gate.endpoint().toString(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE", pipeline.endpoint().toString(),
        "AWS_ENDPOINT_URL_CLOUDFRONT", edge.endpoint().toString(),
        "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", cognito.endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString());
  }

  private Map<String, UserId> serve(Database database, Accounts accounts) throws ParseException {
    var settings = new UserPool.Settings(POOL_ID, CLIENT_ID, pool.uri());
    var userPool =
        new UserPool(
            database,
            CLOCK,
            new SecureRandom(),
            settings,
            (user, name) -> {
              accounts.confirmed(user, name);
              register(user, name);
            });
    var keys = JWKSet.parse(userPool.jwks());
    var authorizer = new Authorizer(settings.issuer(), CLIENT_ID, () -> keys, CLOCK);
    api.serve(
            "/",
            new Gateway(
                Routes.ALL, authorizer, functions, CLOCK, () -> UUID.randomUUID().toString()),
            Cors.ofApi(Settings.FRONT_ENDS))
        .start();
    pool.serve(
            "/",
            new PoolHandler(userPool, URI.create(settings.issuer())),
            Cors.ofPool(Settings.FRONT_ENDS))
        .start();
    return USERS.map((name, role) ->
        Tuple.of(name, userPool.createUser(name, name + "@example.org", PASSWORD, role)));
  }

  /** Cognito's trigger after a confirmation, as its documentation shows the event. */
  private void register(UserId user, DisplayName name) {
    functions.invoke(
        "registerUser",
        """
        {
          "version": "1",
          "triggerSource": "PostConfirmation_ConfirmSignUp",
          "region": "eu-west-3",
          "userPoolId": "%s",
          "userName": "%s",
          "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "%s"},
          "request": {"userAttributes": {
            "sub": "%s", "cognito:user_status": "CONFIRMED", "email_verified": "true", "name": "%s"
          }},
          "response": {}
        }
        """
            .formatted(POOL_ID, name.value(), CLIENT_ID, user.value(), name.value())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** What EventBridge Scheduler does each minute. */
  void tick() {
    functions.invoke(Schedules.EACH_MINUTE.function(), "{}".getBytes(StandardCharsets.UTF_8));
  }

  RunningPlatform running() {
    return new RunningPlatform(api.uri(), pool.uri(), CLIENT_ID, PASSWORD);
  }

  /** Who is there, by name. Their rows say reader until an admin gives them their role. */
  Map<String, UserId> users() {
    return users;
  }

  static Role roleOf(String user) {
    return USERS.get(user).get();
  }

  AwsPipeline pipeline() {
    return pipeline;
  }

  /** What the edge was made to forget. */
  Seq<String> forgotten() {
    return edge.invalidated().flatMap(paths -> paths);
  }

  Failures failures() {
    return failures;
  }

  DynamoDbClient tables() {
    return tables;
  }

  /** Invokes a function by hand, as those who run the platform do. */
  String invoke(String function, String event) {
    return new String(
        functions.invoke(function, event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** What no client can bring about: that time has passed, and that something was lost. */
  Overdue overdue() {
    return new Overdue(tables, s3, bucket, CLOCK.instant());
  }

  /** The keys of media under a prefix. */
  Seq<String> objects(String prefix) {
    return Vector.ofAll(
            s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents())
        .map(S3Object::key);
  }

  /** What IAM of a stage would have said to all that functions did here. */
  Evaluation evaluate(DeployedStage stage) {
    return Evaluation.of(stage, variables(), calls);
  }

  StoredItems stored() {
    return new StoredItems(tables);
  }

  private SigV4Gate.Key key() {
    var credentials = account.resolveCredentials();
    return new SigV4Gate.Key(
        credentials.accessKeyId(), credentials.secretAccessKey(), Option.none());
  }

  private S3Client s3() {
    return S3Client.builder()
        .endpointOverride(S3Mock.endpoint())
        .forcePathStyle(true)
        .region(LocalTables.REGION)
        .credentialsProvider(account)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private DynamoDbStreamsClient streams() {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(DynamoDbLocal.endpoint())
        .region(LocalTables.REGION)
        .credentialsProvider(account)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private <T> T open(T resource, Consumer<T> close) {
    opened.push(() -> close.accept(resource));
    return resource;
  }

  @Override
  public void close() {
    opened.forEach(Runnable::run);
  }
}
