package dev.blogify.adapters.out.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import io.vavr.collection.Seq;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Empty tables for each test, and what must be true after every test. */
public final class FreshTables implements AfterEachCallback {
  /**
   * How often a client of a {@link FaultInjectingHttpClient} tries, at once, what it may try again.
   */
  static final int CLIENT_ATTEMPTS = 3;

  private final URI endpoint;
  private final StaticCredentialsProvider credentials = LocalTables.newCredentials();
  private final RequestRecorder requestRecorder = new RequestRecorder();
  private final DynamoDbClient client;
  private final StreamReader streamReader;

  FreshTables() {
    this(DynamoDbLocal.endpoint());
  }

  public FreshTables(URI endpoint) {
    this.endpoint = endpoint;
    this.client =
        LocalTables.create(
            endpoint,
            credentials,
            Tables.ALL,
            options -> options.addExecutionInterceptor(requestRecorder));
    this.streamReader =
        new StreamReader(
            client,
            DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(LocalTables.REGION)
                .credentialsProvider(credentials)
                .httpClient(LocalTables.HTTP_CLIENT)
                .build());
  }

  public DynamoDbClient client() {
    return client;
  }

  /** Another client of the same tables. */
  DynamoDbClient client(FaultInjectingHttpClient wire) {
    return LocalTables.client(
        endpoint,
        credentials,
        wire,
        options ->
            options.retryStrategy(
                DefaultRetryStrategy.standardStrategyBuilder()
                    .maxAttempts(CLIENT_ATTEMPTS)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .build()));
  }

  /** Every call that the client made. */
  RequestRecorder requestRecorder() {
    return requestRecorder;
  }

  /** How many facts the streams of all tables hold by now. */
  public int eventCount() {
    return events().size();
  }

  /** The facts of all changes as CloudEvents, those of one aggregate in order. */
  Seq<String> events() {
    return streamReader.readEvents();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    streamReader.readEvents().forEach(EventSchemas::validate);
    assertThat(requestRecorder.requests())
        .as("what reads more the more there is")
        .noneMatch(FreshTables::isUnbounded);
  }

  /** Only the reconciler of media reads all there is, and nobody waits for it. */
  private static boolean isUnbounded(Object request) {
    return request instanceof ScanRequest scan
        && !scan.tableName().equals(LocalTables.NAMES.of(Tables.MEDIA));
  }
}
