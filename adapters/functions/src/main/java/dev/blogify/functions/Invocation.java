package dev.blogify.functions;

/**
 * What is being worked on.
 *
 * @param function as {@link Functions} calls it
 * @param requestId as Lambda calls the invocation
 * @param correlationId of the request that led here
 * @param route its pattern, never its path
 */
record Invocation(String function, String requestId, String correlationId, String route) {
  /** That of this thread. */
  static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

  /** In the place of Lambda's id, for what nobody asked for. */
  static final String PRIMING = "priming";

  boolean isPriming() {
    return requestId.equals(PRIMING);
  }
}
