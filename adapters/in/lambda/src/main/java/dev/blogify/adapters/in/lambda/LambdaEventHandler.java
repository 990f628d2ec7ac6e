package dev.blogify.adapters.in.lambda;

import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Handles the events of one function. */
@FunctionalInterface
interface LambdaEventHandler {
  /**
   * Handles an event. An exception makes the invocation fail.
   *
   * @param requestId the request id of the Lambda invocation
   * @param remaining the time until the invocation times out
   * @return the HTTP status of the response, if the trigger is HTTP
   */
  Option<Integer> handle(
      InputStream event, OutputStream response, String requestId, Duration remaining)
      throws IOException;

  /** Creates the event handler of an operation, subscription or job. */
  @FunctionalInterface
  interface Factory {
    LambdaEventHandler create(String id, Ports ports);
  }
}
