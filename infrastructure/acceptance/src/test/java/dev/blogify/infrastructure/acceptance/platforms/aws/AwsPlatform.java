package dev.blogify.infrastructure.acceptance.platforms.aws;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.in.lambda.StreamMapping;
import dev.blogify.adapters.out.aws.OverdueFixtures;
import dev.blogify.adapters.out.aws.cloudfront.InvalidationServer;
import dev.blogify.adapters.out.aws.cognito.CognitoAdminServer;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.adapters.out.aws.s3.SigV4Proxy;
import dev.blogify.adapters.out.aws.secrets.SecretsManagerServer;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import dev.blogify.adapters.out.embedded.userpool.UserPoolAccounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.RunningPlatform;
import dev.blogify.infrastructure.acceptance.iam.AwsCallLog;
import dev.blogify.infrastructure.acceptance.iam.DeployedStage;
import dev.blogify.infrastructure.acceptance.iam.IamEvaluation;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.PlatformSettings;
import dev.blogify.infrastructure.local.gateway.CorsFilter;
import dev.blogify.infrastructure.local.gateway.JwtAuthorizer;
import dev.blogify.infrastructure.local.gateway.LocalApiGateway;
import dev.blogify.infrastructure.local.gateway.LocalHttpServer;
import dev.blogify.infrastructure.local.gateway.UserPoolHandler;
import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import dev.blogify.infrastructure.testengines.S3Mock;
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
 * All deployed functions, each with its component and its environment variables, behind the local
 * gateway. DynamoDB Local with streams and an S3 server replace AWS's services, the local user pool
 * replaces Cognito, and an {@link AwsDeliveryPipeline} connects the functions.
 */
final class AwsPlatform implements AutoCloseable {
  private static final String POOL_ID = "local_blogify";
  private static final String CLIENT_ID = "blogify-acceptance";
  private static final String PASSWORD = "Blogify-demo-1";
  private static final String DISTRIBUTION = "E2QWRUHAPOMQZL";
  private static final String SECRET_ID = "blogify/cursors";

  /** The seed of the failures of event delivery. */
  private static final long SEED = 20_261_126;

  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private static final Map<String, Role> USERS =
      LinkedHashMap.of(
          "ada", Role.ADMIN,
          "alice", Role.AUTHOR,
          "bob", Role.AUTHOR,
          "erin", Role.EDITOR,
          "rita", Role.READER);

  private final AwsCallLog calls = new AwsCallLog();
  private final Deque<Runnable> resources = new ArrayDeque<>();
  private final StaticCredentialsProvider credentialsProvider = LocalTables.newCredentials();
  private final String bucket = "media-" + UUID.randomUUID();
  private final DynamoDbClient dynamoDb =
      closeLater(LocalTables.create(credentialsProvider), DynamoDbClient::close);
  private final DynamoDbStreamsClient streams = closeLater(streams(), DynamoDbStreamsClient::close);
  private final S3Client s3 = closeLater(s3(), S3Client::close);
  private final LambdaFailureBucket failureBucket = LambdaFailureBucket.create(s3);
  private final InvalidationServer cloudFront =
      closeLater(InvalidationServer.start(DISTRIBUTION), InvalidationServer::close);
  private final AwsDeliveryPipeline pipeline;
  private final SigV4Proxy gate;
  private final LocalHttpServer api;
  private final LocalHttpServer pool;
  private final LocalLambdaRuntime functions;
  private final Map<String, UserId> users;

  AwsPlatform(Path folder) throws IOException, ParseException {
    s3.createBucket(request -> request.bucket(bucket));
    pipeline = new AwsDeliveryPipeline(SEED, bucket, storedItems());
    gate =
        closeLater(
            SigV4Proxy.start(
                S3Mock.endpoint(),
                key(),
                CLOCK,
                pipeline::publishObjectCreated,
                use -> AwsCallRecorder.recordSignedUrlUse(use, calls)),
            SigV4Proxy::close);
    api = closeLater(LocalHttpServer.bind(0), LocalHttpServer::close);
    pool = closeLater(LocalHttpServer.bind(0), LocalHttpServer::close);
    var database =
        closeLater(SqliteDatabase.open(folder.resolve("userpool.db")), SqliteDatabase::close);
    var accounts = new LocalUserPoolAdmin(new UserPoolAccounts(database));
    var cognito =
        closeLater(CognitoAdminServer.start(POOL_ID, accounts), CognitoAdminServer::close);
    var secrets =
        closeLater(
            SecretsManagerServer.withText(SECRET_ID, UUID.randomUUID().toString()),
            SecretsManagerServer::close);
    var everywhere = lambdaRuntimeVariables(cognito, secrets);
    functions =
        LocalLambdaRuntime.start(LambdaFunctions.ALL, environmentVariables(), everywhere, calls);
    startDelivery(everywhere);
    users = serve(database, accounts);
  }

  /** Opened last and therefore closed first, so that nothing is delivered to a closed function. */
  private void startDelivery(Map<String, String> everywhere) {
    var broken =
        LocalLambdaRuntime.start(
            LambdaFunctions.ALL.filter(function -> isConsumer(function.name())),
            environmentVariables()
                .merge(
                    Tables.ALL.toMap(TableDefinition::environmentVariable, _ -> "no-such-table"),
                    (_, no) -> no),
            everywhere,
            new AwsCallLog());
    pipeline.start(
        name -> event -> functions.invoke(name, event),
        name -> event -> broken.invoke(name, event),
        StreamMapping.ALL.map(this::poller));
    closeLater(pipeline, AwsDeliveryPipeline::close);
  }

  private static boolean isConsumer(String function) {
    return Subscriptions.ALL.exists(each -> each.name().equals(function));
  }

  private StreamPoller poller(StreamMapping mapping) {
    return new StreamPoller(
        mapping,
        dynamoDb,
        streams,
        event -> functions.invoke(mapping.function(), event),
        (shard, event) -> failureBucket.writeLambdaFailure(mapping.function(), shard, event),
        pipeline::recordActivity);
  }

  private Map<String, String> environmentVariables() {
    return Tables.ALL
        .toMap(table -> table.environmentVariable(), LocalTables.NAMES::of)
        .put("MEDIA_BUCKET", bucket)
        .put("FAILURE_BUCKET", failureBucket.name())
        .put("EVENT_BUS_NAME", AwsDeliveryPipeline.BUS)
        .put("DISTRIBUTION_ID", DISTRIBUTION)
        .put("USER_POOL_ID", POOL_ID)
        .put("CURSOR_SECRET_ID", SECRET_ID)
        .put("API_URL", api.uri().toString());
  }

  /** The environment variables of Lambda, and the endpoints of the local engines. */
  private Map<String, String> lambdaRuntimeVariables(
      CognitoAdminServer cognito, SecretsManagerServer secrets) {
    var credentials = credentialsProvider.resolveCredentials();
    return HashMap.of(
        "AWS_REGION", LocalTables.REGION.id(),
        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
        "AWS_ENDPOINT_URL_DYNAMODB", DynamoDbLocal.endpoint().toString(),
        "AWS_ENDPOINT_URL_S3", gate.endpoint().toString(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE", pipeline.endpoint().toString(),
        "AWS_ENDPOINT_URL_CLOUDFRONT", cloudFront.endpoint().toString(),
        "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", cognito.endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString());
  }

  private Map<String, UserId> serve(SqliteDatabase database, LocalUserPoolAdmin accounts)
      throws ParseException {
    var settings = new UserPool.UserPoolSettings(POOL_ID, CLIENT_ID, pool.uri());
    var userPool =
        new UserPool(
            database,
            CLOCK,
            new SecureRandom(),
            settings,
            (user, name) -> {
              accounts.addConfirmedUser(user, name);
              invokePostConfirmation(user, name);
            });
    var keys = JWKSet.parse(userPool.jwks());
    var authorizer = new JwtAuthorizer(settings.issuer(), CLIENT_ID, keys, CLOCK);
    api.serve(
            "/",
            new LocalApiGateway(
                Operations.ALL, authorizer, functions, CLOCK, () -> UUID.randomUUID().toString()),
            new CorsFilter(CorsPolicy.API, PlatformSettings.DEFAULT_CORS_ORIGINS))
        .start();
    pool.serve(
            "/",
            new UserPoolHandler(userPool, URI.create(settings.issuer())),
            new CorsFilter(CorsFilter.USER_POOL_POLICY, PlatformSettings.DEFAULT_CORS_ORIGINS))
        .start();
    return USERS.map((name, role) ->
        Tuple.of(name, userPool.createUser(name, name + "@example.org", PASSWORD, role)));
  }

  /** Cognito's event after a confirmation (AWS: post confirmation Lambda trigger). */
  private void invokePostConfirmation(UserId user, DisplayName name) {
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

  /** The call of EventBridge Scheduler each minute. */
  void runMinuteJobs() {
    functions.invoke(Schedules.EVERY_MINUTE.jobId(), "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Creates a client, and gives the demo users their roles, because each starts as a reader. */
  BlogClient createClient() {
    var platform = new RunningPlatform(api.uri(), pool.uri(), CLIENT_ID, PASSWORD);
    var client = new BlogClient(platform, ProjectFiles.openApi());
    users.forEach((name, id) ->
        client
            .as("ada")
            .put(
                "/users/%s/role".formatted(id.value()),
                java.util.Map.of("role", USERS.get(name).get().label()))
            .expectStatus(200));
    return client;
  }

  AwsDeliveryPipeline pipeline() {
    return pipeline;
  }

  /** The paths of all invalidations. */
  Seq<String> invalidatedPaths() {
    return cloudFront.invalidatedPaths().flatMap(paths -> paths);
  }

  LambdaFailureBucket failureBucket() {
    return failureBucket;
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  /** Invokes a function, as an operator does. */
  String invoke(String function, String event) {
    return new String(
        functions.invoke(function, event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** Makes uploads overdue and removes objects, which no client can do. */
  OverdueFixtures overdue() {
    return new OverdueFixtures(dynamoDb, s3, bucket, CLOCK.instant());
  }

  /** The keys of media under a prefix. */
  Seq<String> objectKeys(String prefix) {
    return Vector.ofAll(
            s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents())
        .map(S3Object::key);
  }

  /** Evaluates the calls of all functions with the policies of a stage. */
  IamEvaluation evaluateIam(DeployedStage stage) {
    return IamEvaluation.of(stage, environmentVariables(), calls);
  }

  DynamoInspector storedItems() {
    return new DynamoInspector(dynamoDb);
  }

  private SigV4Proxy.AccessKey key() {
    var credentials = credentialsProvider.resolveCredentials();
    return new SigV4Proxy.AccessKey(
        credentials.accessKeyId(), credentials.secretAccessKey(), Option.none());
  }

  private S3Client s3() {
    return S3Client.builder()
        .endpointOverride(S3Mock.endpoint())
        .forcePathStyle(true)
        .region(LocalTables.REGION)
        .credentialsProvider(credentialsProvider)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private DynamoDbStreamsClient streams() {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(DynamoDbLocal.endpoint())
        .region(LocalTables.REGION)
        .credentialsProvider(credentialsProvider)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private <T> T closeLater(T resource, Consumer<T> close) {
    resources.push(() -> close.accept(resource));
    return resource;
  }

  @Override
  public void close() {
    resources.forEach(Runnable::run);
  }
}
