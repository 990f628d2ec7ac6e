package dev.blogify.adapters.out.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.ErrorResponse;
import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.LostResponse;
import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.NoFault;
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
final class FaultInjectingHttpClient implements SdkHttpClient {
  private final SdkHttpClient delegate = LocalTables.HTTP_CLIENT;
  private Vector<Fault> faults = Vector.empty();

  /** What comes in the place of an answer. */
  sealed interface Fault {
    /** DynamoDB does nothing, and says why. */
    record ErrorResponse(int status, String json) implements Fault {}

    /** DynamoDB does what it is asked, and nobody hears of it. */
    record LostResponse() implements Fault {}

    /** All is well, this time. */
    record NoFault() implements Fault {}
  }

  /** A transaction that was canceled, with a code for each action. */
  static Fault transactionCanceled(String... codes) {
    return errorResponse(
        400,
        "TransactionCanceledException",
        Vector.of(codes).map("{\"Code\":\"%s\"}"::formatted).mkString("[", ",", "]"));
  }

  static Fault errorResponse(int status, String exception) {
    return errorResponse(status, exception, "[]");
  }

  private static Fault errorResponse(int status, String exception, String reasons) {
    return new ErrorResponse(
        status,
        """
        {"__type": "com.amazonaws.dynamodb.v20120810#%s", "message": "No.", "CancellationReasons": %s}
        """
            .formatted(exception, reasons));
  }

  synchronized void enqueue(Seq<Fault> these) {
    faults = faults.appendAll(these);
  }

  /** How many are still to happen. */
  synchronized int remaining() {
    return faults.size();
  }

  private synchronized Option<Fault> nextFault() {
    var fault = faults.headOption();
    faults = faults.drop(1);
    return fault;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var prepared = delegate.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return respond(prepared, nextFault());
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private static HttpExecuteResponse respond(ExecutableHttpRequest request, Option<Fault> fault)
      throws IOException {
    if (fault.isEmpty()) {
      return request.call();
    }
    return switch (fault.get()) {
      case ErrorResponse(var status, var json) ->
          HttpExecuteResponse.builder()
              .response(SdkHttpFullResponse.builder().statusCode(status).build())
              .responseBody(
                  AbortableInputStream.create(new ByteArrayInputStream(json.getBytes(UTF_8))))
              .build();
      case NoFault() -> request.call();
      case LostResponse() -> {
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
