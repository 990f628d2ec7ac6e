package dev.blogify.infrastructure.local.gateway;

/**
 * What stands behind the gateway: one function per operation. Events and responses are JSON in API
 * Gateway's payload format 2.0, as on the wire, so that a Lambda handler can stand here as it is.
 */
@FunctionalInterface
public interface FunctionInvoker {
  /** Whatever it throws is a fault, and answered with a 500. */
  byte[] invoke(String operationId, byte[] event);
}
