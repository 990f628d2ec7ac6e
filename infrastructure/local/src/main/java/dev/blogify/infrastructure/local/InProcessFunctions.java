package dev.blogify.infrastructure.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.application.ports.Ports;
import dev.blogify.infrastructure.local.gateway.FunctionInvoker;
import io.vavr.collection.Map;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The endpoints of all operations in this process, in place of Lambda functions. */
record InProcessFunctions(Map<String, Endpoint> endpointsByOperationId) implements FunctionInvoker {
  static InProcessFunctions create(Ports ports) {
    return new InProcessFunctions(
        Operations.ALL.toMap(Operation::id, operation -> operation.endpoint().apply(ports)));
  }

  @Override
  public byte[] invoke(String operationId, byte[] event) {
    try {
      var endpoint =
          endpointsByOperationId
              .get(operationId)
              .getOrElseThrow(() -> new IllegalArgumentException("No endpoint: " + operationId));
      var out = new ByteArrayOutputStream();
      GatewayJson.writeResponse(endpoint.handle(readEvent(event)), out);
      return out.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static APIGatewayV2HTTPEvent readEvent(byte[] event) throws IOException {
    return GatewayJson.readEvent(new ByteArrayInputStream(event));
  }
}
