package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.http.CorrelationIds;
import dev.blogify.adapters.http.Endpoint;
import dev.blogify.adapters.http.GatewayJson;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

/** A function behind API Gateway: its event in, an endpoint's response out. */
final class HttpFunction implements RequestStreamHandler {
  private final String operationId;
  private final Endpoint endpoint;
  private final Invocations invocations;

  private HttpFunction(String operationId, Endpoint endpoint, Invocations invocations) {
    this.operationId = operationId;
    this.endpoint = endpoint;
    this.invocations = invocations;
  }

  static RequestStreamHandler start(
      String operationId, Map<String, String> variables, Function<AwsModule, Endpoint> wiring) {
    var environment = new Environment(variables);
    var aws = new AwsModule(environment, new World(environment));
    return new HttpFunction(operationId, wiring.apply(aws), new Invocations());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = GatewayJson.readEvent(in);
    var invocation =
        new Invocation(
            operationId, context.getAwsRequestId(), CorrelationIds.of(event), event.getRouteKey());
    invocations.handle(
        invocation,
        () -> {
          var response = endpoint.handle(event);
          GatewayJson.writeResponse(response, out);
          return Option.some(response.getStatusCode());
        });
  }
}
