package dev.blogify.functions;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers events as Lambda hands them over. */
@FunctionalInterface
interface Handler {
  /**
   * Handles one event. What is thrown is a fault.
   *
   * @param requestId as Lambda calls the invocation
   * @return the HTTP status, where that is what is answered
   */
  Option<Integer> handle(InputStream event, OutputStream answer, String requestId)
      throws IOException;
}
