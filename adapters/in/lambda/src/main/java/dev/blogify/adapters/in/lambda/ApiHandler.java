package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.apigateway.CorrelationIds;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.adapters.in.http.apigateway.TraceParents;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

/** A function behind API Gateway: its event in, an endpoint's response out. */
final class ApiHandler implements LambdaEventHandler {
  private final String operationId;
  private final Endpoint endpoint;
  private final InvocationRunner invocations = new InvocationRunner();

  private ApiHandler(String operationId, Endpoint endpoint) {
    this.operationId = operationId;
    this.endpoint = endpoint;
  }

  static SnapStartHandler create(
      String operationId, Map<String, String> environment, Function<AwsModule, Endpoint> wiring) {
    return SnapStartHandler.create(
        operationId, environment, aws -> new ApiHandler(operationId, wiring.apply(aws)));
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    var event = GatewayJson.readEvent(in);
    var correlationId = CorrelationIds.fromEvent(event);
    return invocations.run(
        new Invocation(
            operationId,
            requestId,
            correlationId,
            TraceParents.fromEvent(event),
            event.getRouteKey()),
        () -> {
          var response = endpoint.handle(event);
          GatewayJson.writeResponse(response, out);
          return Option.some(response.getStatusCode());
        });
  }
}
