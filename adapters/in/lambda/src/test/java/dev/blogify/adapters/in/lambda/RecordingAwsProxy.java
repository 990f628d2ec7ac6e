package dev.blogify.adapters.in.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.blogify.adapters.out.aws.cloudfront.InvalidationServer;
import dev.blogify.adapters.out.aws.cognito.CognitoAdminServer;
import dev.blogify.adapters.out.aws.cognito.CognitoAdminServer.Account;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.adapters.out.aws.eventbridge.PutEventsServer;
import dev.blogify.adapters.out.aws.eventbridge.PutEventsServer.FailureScript;
import dev.blogify.adapters.out.aws.secrets.SecretsManagerServer;
import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import dev.blogify.infrastructure.testengines.S3Mock;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Records the AWS calls of functions. It forwards them to local engines of DynamoDB and S3, and to
 * fakes of the other services.
 */
final class RecordingAwsProxy implements AutoCloseable {
  static final String USER_POOL_ID = "eu-west-3_Blogify";
  static final String CURSOR_SECRET = "canary-cursor-secret-0123456789abcdef";
  private static final String SECRET_ID = "blogify/cursors";
  private static final String DISTRIBUTION_ID = "E2QWRUHAPOMQZL";
  private static final Set<String> HOP_BY_HOP_HEADERS =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  private final DynamoDbClient dynamoDb = LocalTables.create();
  private final String mediaBucket = "media-" + UUID.randomUUID();
  private final InMemoryCognitoPool accounts = new InMemoryCognitoPool();
  private final CognitoAdminServer cognito = CognitoAdminServer.start(USER_POOL_ID, accounts);
  private final String failureBucket = "failures-" + UUID.randomUUID();
  private final PutEventsServer bus = PutEventsServer.start(FailureScript.NO_FAILURES, _ -> {});
  private final SecretsManagerServer secrets =
      SecretsManagerServer.withText(SECRET_ID, CURSOR_SECRET);
  private final InvalidationServer cloudFront = InvalidationServer.start(DISTRIBUTION_ID);
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private Vector<RecordedAwsCall> calls = Vector.empty();

  RecordingAwsProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::forward);
      server.start();
      for (var name : List.of(mediaBucket, failureBucket)) {
        send(HttpRequest.newBuilder(S3Mock.endpoint().resolve("/" + name)), "PUT", new byte[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variables of all functions, and those that Lambda sets. */
  Map<String, String> environment() {
    var identity =
        dynamoDb.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
    var endpoint = "http://localhost:" + server.getAddress().getPort();
    return Tables.ALL
        .toLinkedMap(table -> table.environmentVariable(), LocalTables.NAMES::of)
        .merge(
            LinkedHashMap.of(
                "MEDIA_BUCKET", mediaBucket,
                "USER_POOL_ID", USER_POOL_ID,
                "CURSOR_SECRET_ID", SECRET_ID,
                "API_URL", "https://api.example",
                "EVENT_BUS_NAME", "blogify",
                "FAILURE_BUCKET", failureBucket,
                "DISTRIBUTION_ID", DISTRIBUTION_ID))
        .merge(
            LinkedHashMap.of(
                "AWS_REGION", LocalTables.REGION.id(),
                "AWS_ACCESS_KEY_ID", identity.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_DYNAMODB", endpoint,
                "AWS_ENDPOINT_URL_S3", endpoint,
                "AWS_ENDPOINT_URL_EVENTBRIDGE", endpoint,
                "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", endpoint,
                "AWS_ENDPOINT_URL_CLOUDFRONT", endpoint,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint));
  }

  /** The variables of a deployed function. */
  Map<String, String> environment(LambdaFunction function) {
    return environment()
        .filterKeys(key -> key.startsWith("AWS_") || function.environmentVariables().contains(key));
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  S3Client s3() {
    return S3Client.builder()
        .endpointOverride(S3Mock.endpoint())
        .forcePathStyle(true)
        .region(LocalTables.REGION)
        .credentialsProvider(LocalTables.newCredentials())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  String failureBucket() {
    return failureBucket;
  }

  String mediaBucket() {
    return mediaBucket;
  }

  /** Adds a user without a group to the user pool. */
  void signUp(String sub, String... groups) {
    accounts.store(
        sub, new Account("alice", LinkedHashMap.empty(), io.vavr.collection.HashSet.of(groups)));
  }

  /** Returns and clears the recorded calls. */
  synchronized Seq<RecordedAwsCall> drainCalls() {
    var made = calls;
    calls = Vector.empty();
    return made;
  }

  @Override
  public void close() {
    server.stop(0);
    cognito.close();
    bus.close();
    secrets.close();
    cloudFront.close();
    http.close();
    dynamoDb.close();
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = Option.of(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      var asked = exchange.getRequestURI();
      var uri = endpoint(target, asked.getPath()).resolve(asked);
      var request = exchange.getRequestBody().readAllBytes();
      var builder = HttpRequest.newBuilder(uri);
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> values.forEach(value -> copyHeader(builder, name, value)));
      var call = send(builder, exchange.getRequestMethod(), request);
      recordCall(call);
      call.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(
          call.status(), call.responseBody().length == 0 ? -1 : call.responseBody().length);
      exchange.getResponseBody().write(call.responseBody());
    }
  }

  private synchronized void recordCall(RecordedAwsCall call) {
    calls = calls.append(call);
  }

  private static void copyHeader(HttpRequest.Builder builder, String name, String value) {
    if (!HOP_BY_HOP_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      builder.header(name, value);
    }
  }

  /** The response to HEAD has a content length without a body. */
  private static boolean isForwardedHeader(String method, String header) {
    return (method.equals("HEAD") && header.equals("content-length"))
        || (!HOP_BY_HOP_HEADERS.contains(header) && !header.startsWith(":"));
  }

  private URI endpoint(Option<String> target, String path) {
    return target
        .map(name ->
            name.startsWith("DynamoDB")
                ? DynamoDbLocal.endpoint()
                : name.startsWith("secretsmanager")
                    ? secrets.endpoint()
                    : name.startsWith("AWSEvents") ? bus.endpoint() : cognito.endpoint())
        .getOrElse(() ->
            path.startsWith(RecordedAwsCall.CLOUDFRONT_PATH_PREFIX)
                ? cloudFront.endpoint()
                : S3Mock.endpoint());
  }

  private RecordedAwsCall send(HttpRequest.Builder builder, String method, byte[] body)
      throws IOException {
    try {
      var request = builder.method(method, BodyPublishers.ofByteArray(body)).build();
      var response = http.send(request, BodyHandlers.ofByteArray());
      Map<String, String> headers =
          LinkedHashMap.ofAll(response.headers().map())
              .filterKeys(name -> isForwardedHeader(method, name))
              .mapValues(java.util.List::getFirst);
      return new RecordedAwsCall(
          request.headers().firstValue("X-Amz-Target").orElse(method),
          request.uri(),
          body,
          response.statusCode(),
          headers,
          response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static final class InMemoryCognitoPool implements CognitoAdminServer.AccountStore {
    private final java.util.Map<String, Account> bySub = new ConcurrentHashMap<>();

    @Override
    public Option<Account> find(String sub) {
      return Option.of(bySub.get(sub));
    }

    @Override
    public void store(String sub, Account account) {
      bySub.put(sub, account);
    }
  }
}
