package dev.blogify.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.adapters.http.Endpoint;
import dev.blogify.adapters.http.GatewayJson;
import dev.blogify.local.gateway.Functions;
import jakarta.inject.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The endpoints of this process, each in the place of a Lambda function. */
record Endpoints(Map<String, Provider<Endpoint>> byOperation) implements Functions {

  @Override
  public byte[] invoke(String operationId, byte[] event) {
    try {
      var response = endpoint(operationId).handle(read(event));
      var out = new ByteArrayOutputStream();
      GatewayJson.writeResponse(response, out);
      return out.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static APIGatewayV2HTTPEvent read(byte[] event) throws IOException {
    return GatewayJson.readEvent(new ByteArrayInputStream(event));
  }

  private Endpoint endpoint(String operationId) {
    var endpoint = byOperation.get(operationId);
    if (endpoint == null) {
      throw new IllegalStateException("No endpoint for " + operationId);
    }
    return endpoint.get();
  }
}
