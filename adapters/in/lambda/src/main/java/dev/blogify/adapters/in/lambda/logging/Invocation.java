package dev.blogify.adapters.in.lambda.logging;

import io.vavr.control.Option;

/**
 * The identifiers of an invocation, which are part of each of its log lines.
 *
 * @param function the id of the operation, subscription or job
 * @param requestId the request id of the Lambda invocation
 * @param correlationId the correlation id of the request that caused the invocation
 * @param traceParent the W3C Trace Context of that request
 * @param route the route key of a request, or the event type of a message
 */
public record Invocation(
    String function,
    String requestId,
    String correlationId,
    Option<String> traceParent,
    String route) {
  /** The invocation that the current thread handles. */
  public static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

  /** The request id of the invocation that primes a function. */
  public static final String PRIMING_REQUEST_ID = "priming";

  /** Creates an invocation that has no originating request. */
  public static Invocation withoutTrace(String function, String requestId, String route) {
    return new Invocation(function, requestId, requestId, Option.none(), route);
  }

  boolean isPriming() {
    return requestId.equals(PRIMING_REQUEST_ID);
  }
}
