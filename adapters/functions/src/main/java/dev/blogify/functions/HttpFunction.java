package dev.blogify.functions;

import dev.blogify.adapters.http.CorrelationIds;
import dev.blogify.adapters.http.Endpoint;
import dev.blogify.adapters.http.GatewayJson;
import dev.blogify.adapters.http.TraceParents;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

/** A function behind API Gateway: its event in, an endpoint's response out. */
final class HttpFunction implements Handler {
  private final String operationId;
  private final Endpoint endpoint;
  private final Invocations invocations = new Invocations();

  private HttpFunction(String operationId, Endpoint endpoint) {
    this.operationId = operationId;
    this.endpoint = endpoint;
  }

  static Primed start(
      String operationId, Map<String, String> environment, Function<AwsModule, Endpoint> wiring) {
    return Primed.start(
        operationId, environment, aws -> new HttpFunction(operationId, wiring.apply(aws)));
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    var event = GatewayJson.readEvent(in);
    var correlationId = CorrelationIds.of(event);
    return invocations.handle(
        new Invocation(
            operationId, requestId, correlationId, TraceParents.of(event), event.getRouteKey()),
        () -> {
          var response = endpoint.handle(event);
          GatewayJson.writeResponse(response, out);
          return Option.some(response.getStatusCode());
        });
  }
}
