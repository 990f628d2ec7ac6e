package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * The world as a {@link RecordedInvocation} has it: AWS says what it said then, and nothing leaves
 * the process.
 */
final class ReplayRuntime implements RuntimeServices, SdkHttpClient {
  private static final AwsCredentialsProvider DUMMY_CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

  private final RecordedInvocation recording;
  private final Deque<RecordedInvocation.RecordedResponse> remainingResponses;

  private ReplayRuntime(RecordedInvocation tape) {
    this.recording = tape;
    this.remainingResponses = new ArrayDeque<>(tape.responses().asJava());
  }

  /** Lets the function that is wired so handle the invocation once more. */
  static void replay(
      RecordedInvocation tape,
      Environment environment,
      Function<AwsModule, LambdaEventHandler> wiring)
      throws IOException {
    var world = new ReplayRuntime(tape);
    var handler = wiring.apply(new AwsModule(environment, world));
    var answer = new ByteArrayOutputStream();
    var event = new ByteArrayInputStream(tape.event().getBytes(UTF_8));
    var status = handler.handle(event, answer, Invocation.PRIMING_REQUEST_ID);
    if (!status.equals(tape.status()) || !world.remainingResponses.isEmpty()) {
      throw new IllegalStateException(
          "On tape the answer was %s, now it is %s; not asked for: %s"
              .formatted(tape.status(), answer, world.remainingResponses));
    }
  }

  @Override
  public SdkHttpClient httpClient(Duration patience) {
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

  /** Nothing that it makes is seen by anybody. */
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
    // Nothing is open.
  }

  /** What is asked of AWS: the target that its JSON protocols name, else the method. */
  static String operationName(SdkHttpRequest request) {
    return request.firstMatchingHeader("X-Amz-Target").orElseGet(() -> request.method().name());
  }

  private final class ReplayedRequest implements ExecutableHttpRequest {
    private final String operation;

    private ReplayedRequest(String call) {
      this.operation = call;
    }

    @Override
    public HttpExecuteResponse call() {
      var answer = remainingResponses.remove();
      if (!answer.operation().equals(operation)) {
        throw new IllegalStateException(
            "On tape the next call is %s, not %s".formatted(answer.operation(), operation));
      }
      var body = answer.bodyBytes();
      var response =
          SdkHttpFullResponse.builder()
              .statusCode(answer.status())
              .putHeader("content-type", answer.contentType())
              .putHeader("content-length", Integer.toString(body.length));
      answer.headers().forEach(response::putHeader);
      return HttpExecuteResponse.builder()
          .response(response.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {
      // It is over at once.
    }
  }
}
