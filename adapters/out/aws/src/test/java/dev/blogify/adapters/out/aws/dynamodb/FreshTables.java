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

/** Creates empty tables for each test, and checks the events and requests of the test. */
public final class FreshTables implements AfterEachCallback {
  /** The number of attempts of a client with injected faults; it retries without delay. */
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
  DynamoDbClient client(FaultInjectingHttpClient httpClient) {
    return LocalTables.client(
        endpoint,
        credentials,
        httpClient,
        options ->
            options.retryStrategy(
                DefaultRetryStrategy.standardStrategyBuilder()
                    .maxAttempts(CLIENT_ATTEMPTS)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .build()));
  }

  /** The recorder of all requests of the client. */
  RequestRecorder requestRecorder() {
    return requestRecorder;
  }

  /** The number of events in the streams of all tables. */
  public int eventCount() {
    return events().size();
  }

  /** The CloudEvents of all changes, in order per aggregate. */
  Seq<String> events() {
    return streamReader.readEvents();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    streamReader.readEvents().forEach(EventSchemas::validate);
    assertThat(requestRecorder.requests())
        .as("requests whose cost grows with the table")
        .noneMatch(FreshTables::isUnbounded);
  }

  /** Only the reconciliation of media may scan a table, because it runs in the background. */
  private static boolean isUnbounded(Object request) {
    return request instanceof ScanRequest scan
        && !scan.tableName().equals(LocalTables.NAMES.of(Tables.MEDIA));
  }
}
