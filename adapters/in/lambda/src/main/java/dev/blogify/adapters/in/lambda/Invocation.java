package dev.blogify.adapters.in.lambda;

import io.vavr.control.Option;

/**
 * What is being worked on.
 *
 * @param function as {@link LambdaFunctions} calls it
 * @param requestId as Lambda calls the invocation
 * @param correlationId of the request that led here
 * @param traceParent W3C Trace Context, if that request had one
 * @param route its pattern, never its path; of a message, what it tells of
 */
record Invocation(
    String function,
    String requestId,
    String correlationId,
    Option<String> traceParent,
    String route) {
  /** That of this thread. */
  static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

  /** In the place of Lambda's id, for what nobody asked for. */
  static final String PRIMING_REQUEST_ID = "priming";

  Invocation(String function, String requestId, String correlationId, String route) {
    this(function, requestId, correlationId, Option.none(), route);
  }

  boolean isPriming() {
    return requestId.equals(PRIMING_REQUEST_ID);
  }
}
