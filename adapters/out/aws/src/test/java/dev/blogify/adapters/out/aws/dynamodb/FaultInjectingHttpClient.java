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

/** Sends requests to DynamoDB Local, and injects the enqueued faults in order. */
final class FaultInjectingHttpClient implements SdkHttpClient {
  private final SdkHttpClient delegate = LocalTables.HTTP_CLIENT;
  private Vector<Fault> faults = Vector.empty();

  /** A fault of one request. */
  sealed interface Fault {
    /** An error response; the request does not reach DynamoDB. */
    record ErrorResponse(int status, String json) implements Fault {}

    /** DynamoDB executes the request, and the response is lost. */
    record LostResponse() implements Fault {}

    /** The request succeeds. */
    record NoFault() implements Fault {}
  }

  /** A canceled transaction with a cancellation reason per action. */
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

  synchronized void enqueue(Seq<Fault> added) {
    faults = faults.appendAll(added);
  }

  /** The number of faults not injected yet. */
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
        throw new IOException("The response is lost");
      }
    };
  }

  @Override
  public void close() {
    // All clients share the delegate.
  }
}
