package dev.blogify.adapters.in.lambda;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Answers events as Lambda hands them over. */
@FunctionalInterface
interface LambdaEventHandler {
  /**
   * Handles one event. What is thrown is a fault.
   *
   * @param requestId as Lambda calls the invocation
   * @return the HTTP status, where that is what is answered
   */
  Option<Integer> handle(InputStream event, OutputStream answer, String requestId)
      throws IOException;

  /**
   * The same, where it matters how long Lambda lets it run.
   *
   * @param left until Lambda ends the invocation
   */
  default Option<Integer> handle(
      InputStream event, OutputStream answer, String requestId, Duration left) throws IOException {
    return handle(event, answer, requestId);
  }
}
