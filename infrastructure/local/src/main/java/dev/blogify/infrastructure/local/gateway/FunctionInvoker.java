package dev.blogify.infrastructure.local.gateway;

/**
 * Invokes the function of an operation. Events and responses are JSON in API Gateway's payload
 * format 2.0, so that an unmodified Lambda handler can be invoked.
 */
@FunctionalInterface
public interface FunctionInvoker {
  /** Returns the response of the function. The gateway answers an exception with status 500. */
  byte[] invoke(String operationId, byte[] event);
}
