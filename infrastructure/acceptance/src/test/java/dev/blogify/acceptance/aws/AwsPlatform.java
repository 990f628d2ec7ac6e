package dev.blogify.acceptance.aws;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.acceptance.client.RunningPlatform;
import dev.blogify.adapters.aws.cognito.CognitoAdminServer;
import dev.blogify.adapters.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.adapters.aws.s3.S3MediaStore;
import dev.blogify.adapters.aws.s3.SigV4Gate;
import dev.blogify.adapters.aws.secrets.SecretsService;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.userpool.UserPool;
import dev.blogify.adapters.embedded.userpool.UserPoolAccounts;
import dev.blogify.adapters.http.Routes;
import dev.blogify.application.Cause;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.engines.DynamoDbLocal;
import dev.blogify.engines.S3Mock;
import dev.blogify.functions.Functions;
import dev.blogify.functions.Schedules;
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
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Every function as it is deployed, with its own component and variables, behind the local gateway.
 * DynamoDB Local and an S3 server stand for AWS's, and the user pool of this machine for Cognito's;
 * what S3 would tell EventBridge goes straight to the use case.
 */
final class AwsPlatform implements AutoCloseable {
  private static final String POOL_ID = "local_blogify";
  private static final String CLIENT_ID = "blogify-acceptance";
  private static final String PASSWORD = "Blogify-demo-1";
  private static final String SECRET_ID = "blogify/cursors";
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private static final Map<String, Role> USERS =
      LinkedHashMap.of(
          "ada", Role.ADMIN,
          "alice", Role.AUTHOR,
          "bob", Role.AUTHOR,
          "erin", Role.EDITOR,
          "rita", Role.READER);

  private final Deque<Runnable> opened = new ArrayDeque<>();
  private final StaticCredentialsProvider account = LocalTables.newAccount();
  private final String bucket = "media-" + UUID.randomUUID();
  private final DynamoDbClient tables = open(LocalTables.create(account), DynamoDbClient::close);
  private final S3Client s3 = open(s3(), S3Client::close);
  private final SigV4Gate gate;
  private final Loopback api;
  private final Loopback pool;
  private final DeployedFunctions functions;
  private final Map<String, UserId> users;

  AwsPlatform(Path folder) throws IOException, ParseException {
    s3.createBucket(request -> request.bucket(bucket));
    gate = open(SigV4Gate.before(S3Mock.endpoint(), key(), CLOCK, this::created), SigV4Gate::close);
    api = open(Loopback.bind(0), Loopback::close);
    pool = open(Loopback.bind(0), Loopback::close);
    var database = open(Database.open(folder.resolve("userpool.db")), Database::close);
    var accounts = new Accounts(new UserPoolAccounts(database));
    var cognito = open(CognitoAdminServer.open(POOL_ID, accounts), CognitoAdminServer::close);
    var secrets =
        open(SecretsService.of(SECRET_ID, UUID.randomUUID().toString()), SecretsService::close);
    functions = DeployedFunctions.start(Functions.ALL, variables(), everywhere(cognito, secrets));
    users = serve(database, accounts);
  }

  private Map<String, String> variables() {
    return Tables.ALL
        .toMap(table -> table.environmentKey(), LocalTables.NAMES::of)
        .put("MEDIA_BUCKET", bucket)
        .put("USER_POOL_ID", POOL_ID)
        .put("CURSOR_SECRET_ID", SECRET_ID)
        .put("API_URL", api.uri().toString())
        .put("EVENT_BUS_NAME", "blogify")
        .put("FAILURE_BUCKET", "blogify-failures");
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

  /** S3's "Object Created". Media that are confirmed already, or were deleted, stay as they are. */
  private void created(String key) {
    var id = MediaId.parse(key.substring(key.lastIndexOf('/') + 1)).get();
    new ConfirmMedia(
            new DynamoMediaLibrary(tables, LocalTables.NAMES), new S3MediaStore(s3, bucket), CLOCK)
        .handle(new ConfirmMedia.Command(id, new Cause(Actor.SYSTEM, "created", Option.none())));
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

  private <T> T open(T resource, Consumer<T> close) {
    opened.push(() -> close.accept(resource));
    return resource;
  }

  @Override
  public void close() {
    opened.forEach(Runnable::run);
  }
}
