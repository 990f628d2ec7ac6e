package dev.blogify.infrastructure.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.infrastructure.local.gateway.FunctionInvoker;
import jakarta.inject.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The endpoints of this process, each in the place of a Lambda function. */
record InProcessFunctions(Map<String, Provider<Endpoint>> endpointsByOperationId)
    implements FunctionInvoker {

  @Override
  public byte[] invoke(String operationId, byte[] event) {
    try {
      var response = endpoint(operationId).handle(readEvent(event));
      var out = new ByteArrayOutputStream();
      GatewayJson.writeResponse(response, out);
      return out.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static APIGatewayV2HTTPEvent readEvent(byte[] event) throws IOException {
    return GatewayJson.readEvent(new ByteArrayInputStream(event));
  }

  private Endpoint endpoint(String operationId) {
    var endpoint = endpointsByOperationId.get(operationId);
    if (endpoint == null) {
      throw new IllegalStateException("No endpoint for " + operationId);
    }
    return endpoint.get();
  }
}
