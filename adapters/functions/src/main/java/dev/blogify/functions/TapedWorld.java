package dev.blogify.functions;

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
 * The world as a {@link Tape} has it: AWS says what it said then, and nothing leaves the process.
 */
final class TapedWorld implements Outside, SdkHttpClient {
  private static final AwsCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

  private final Tape tape;
  private final Deque<Tape.Answer> answers;

  private TapedWorld(Tape tape) {
    this.tape = tape;
    this.answers = new ArrayDeque<>(tape.answers().asJava());
  }

  /** Lets the function that is wired so handle the invocation once more. */
  static void play(Tape tape, Environment environment, Function<AwsModule, Handler> wiring)
      throws IOException {
    var world = new TapedWorld(tape);
    var handler = wiring.apply(new AwsModule(environment, world));
    var answer = new ByteArrayOutputStream();
    var event = new ByteArrayInputStream(tape.event().getBytes(UTF_8));
    var status = handler.handle(event, answer, Invocation.PRIMING);
    if (!status.equals(tape.status()) || !world.answers.isEmpty()) {
      throw new IllegalStateException(
          "On tape the answer was %s, now it is %s; not asked for: %s"
              .formatted(tape.status(), answer, world.answers));
    }
  }

  @Override
  public SdkHttpClient http(Duration patience) {
    return this;
  }

  @Override
  public AwsCredentialsProvider credentials() {
    return NOBODY;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(tape.at());
  }

  /** Nothing that it makes is seen by anybody. */
  @Override
  public RandomGenerator random() {
    return () -> 0;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Replay(call(request.httpRequest()));
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  /** What is asked of AWS: the target that its JSON protocols name, else the method. */
  static String call(SdkHttpRequest request) {
    return request.firstMatchingHeader("X-Amz-Target").orElseGet(() -> request.method().name());
  }

  private final class Replay implements ExecutableHttpRequest {
    private final String call;

    private Replay(String call) {
      this.call = call;
    }

    @Override
    public HttpExecuteResponse call() {
      var answer = answers.remove();
      if (!answer.call().equals(call)) {
        throw new IllegalStateException(
            "On tape the next call is %s, not %s".formatted(answer.call(), call));
      }
      var body = answer.bytes();
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
