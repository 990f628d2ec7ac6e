package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.application.ports.Ports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A runtime that replays a {@link RecordedInvocation}: each AWS call receives the recorded
 * response, and no request leaves the process.
 */
final class ReplayRuntime implements RuntimeServices, SdkHttpClient {
  private static final AwsCredentialsProvider DUMMY_CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final RecordedInvocation recording;
  private final Deque<RecordedInvocation.RecordedResponse> remainingResponses;

  private ReplayRuntime(RecordedInvocation recording) {
    this.recording = recording;
    this.remainingResponses = new ArrayDeque<>(recording.responses().asJava());
  }

  /**
   * Handles the recorded event.
   *
   * @param factory creates the event handler from ports that replay the recording
   * @throws IllegalStateException if the calls or the status differ from the recording
   */
  static void replay(
      RecordedInvocation recording,
      Environment environment,
      Function<Ports, LambdaEventHandler> factory)
      throws IOException {
    var runtime = new ReplayRuntime(recording);
    var handler = factory.apply(AwsPorts.create(environment, runtime));
    var response = new ByteArrayOutputStream();
    var event = new ByteArrayInputStream(recording.event().getBytes(UTF_8));
    var status = handler.handle(event, response, Invocation.PRIMING_REQUEST_ID, TIMEOUT);
    if (!status.equals(recording.status()) || !runtime.remainingResponses.isEmpty()) {
      throw new IllegalStateException(
          "The recorded status is %s, but the response is %s; unused recorded responses: %s"
              .formatted(recording.status(), response, runtime.remainingResponses));
    }
  }

  @Override
  public SdkHttpClient httpClient(Duration readTimeout) {
    return this;
  }

  @Override
  public AwsCredentialsProvider credentials() {
    return DUMMY_CREDENTIALS;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(recording.recordedAt());
  }

  /** Returns constant numbers, because no response leaves the process. */
  @Override
  public RandomGenerator random() {
    return () -> 0;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ReplayedRequest(operationName(request.httpRequest()));
  }

  @Override
  public void close() {
    // No connection is open.
  }

  /**
   * Returns the {@code X-Amz-Target} header of AWS's JSON protocols; defaults to the HTTP method.
   */
  static String operationName(SdkHttpRequest request) {
    return request.firstMatchingHeader("X-Amz-Target").orElseGet(() -> request.method().name());
  }

  private final class ReplayedRequest implements ExecutableHttpRequest {
    private final String operation;

    private ReplayedRequest(String operation) {
      this.operation = operation;
    }

    @Override
    public HttpExecuteResponse call() {
      var recorded = remainingResponses.remove();
      if (!recorded.operation().equals(operation)) {
        throw new IllegalStateException(
            "The recorded call is %s, but the actual call is %s"
                .formatted(recorded.operation(), operation));
      }
      var body = recorded.bodyBytes();
      var response =
          SdkHttpFullResponse.builder()
              .statusCode(recorded.status())
              .putHeader("content-type", recorded.contentType())
              .putHeader("content-length", Integer.toString(body.length));
      recorded.headers().forEach(response::putHeader);
      return HttpExecuteResponse.builder()
          .response(response.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {
      // The response is already complete.
    }
  }
}
