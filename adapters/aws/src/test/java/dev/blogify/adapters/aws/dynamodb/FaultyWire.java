package dev.blogify.adapters.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.aws.dynamodb.FaultyWire.Fault.LostAnswer;
import dev.blogify.adapters.aws.dynamodb.FaultyWire.Fault.Nothing;
import dev.blogify.adapters.aws.dynamodb.FaultyWire.Fault.Refusal;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Goes to DynamoDB Local, but for what a test lets happen on the way; in order, then no more. */
final class FaultyWire implements SdkHttpClient {
  private final SdkHttpClient wire = LocalTables.HTTP;
  private Vector<Fault> faults = Vector.empty();

  /** What comes in the place of an answer. */
  sealed interface Fault {
    /** DynamoDB does nothing, and says why. */
    record Refusal(int status, String json) implements Fault {}

    /** DynamoDB does what it is asked, and nobody hears of it. */
    record LostAnswer() implements Fault {}

    /** All is well, this time. */
    record Nothing() implements Fault {}
  }

  /** A transaction that was canceled, with a code for each action. */
  static Fault canceled(String... codes) {
    return refused(
        400,
        "TransactionCanceledException",
        Vector.of(codes).map("{\"Code\":\"%s\"}"::formatted).mkString("[", ",", "]"));
  }

  static Fault refused(int status, String exception) {
    return refused(status, exception, "[]");
  }

  private static Fault refused(int status, String exception, String reasons) {
    return new Refusal(
        status,
        """
        {"__type": "com.amazonaws.dynamodb.v20120810#%s", "message": "No.", "CancellationReasons": %s}
        """
            .formatted(exception, reasons));
  }

  synchronized void next(Seq<Fault> these) {
    faults = faults.appendAll(these);
  }

  /** How many are still to happen. */
  synchronized int left() {
    return faults.size();
  }

  private synchronized Option<Fault> take() {
    var fault = faults.headOption();
    faults = faults.drop(1);
    return fault;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var prepared = wire.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(prepared, take());
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private static HttpExecuteResponse answer(ExecutableHttpRequest request, Option<Fault> fault)
      throws IOException {
    if (fault.isEmpty()) {
      return request.call();
    }
    return switch (fault.get()) {
      case Refusal(var status, var json) ->
          HttpExecuteResponse.builder()
              .response(SdkHttpFullResponse.builder().statusCode(status).build())
              .responseBody(
                  AbortableInputStream.create(new ByteArrayInputStream(json.getBytes(UTF_8))))
              .build();
      case Nothing() -> request.call();
      case LostAnswer() -> {
        request.call();
        throw new IOException("The line went dead");
      }
    };
  }

  @Override
  public void close() {
    // The wire is everybody's.
  }
}
