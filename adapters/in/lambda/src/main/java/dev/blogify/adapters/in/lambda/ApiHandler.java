package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.http.apigateway.CorrelationIds;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.adapters.in.http.apigateway.TraceParents;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Handles the API Gateway requests of one operation. */
public final class ApiHandler implements RequestStreamHandler {
  private final RequestStreamHandler function;

  public ApiHandler() {
    this(SnapStartHandler.initializeProcess());
  }

  public ApiHandler(Map<String, String> variables) {
    function = SnapStartHandler.create(variables, ApiHandler::eventHandler);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handleRequest(in, out, context);
  }

  static LambdaEventHandler eventHandler(String operationId, Ports ports) {
    var endpoint = Operations.byId(operationId).endpoint().apply(ports);
    var invocations = new InvocationRunner();
    return (in, out, requestId, _) -> {
      var request = GatewayJson.readEvent(in);
      var invocation =
          new Invocation(
              operationId,
              requestId,
              CorrelationIds.fromEvent(request),
              TraceParents.fromEvent(request),
              request.getRouteKey());
      return invocations.run(
          invocation,
          _ -> {
            var response = endpoint.handle(request);
            GatewayJson.writeResponse(response, out);
            return Option.some(response.getStatusCode());
          });
    };
  }
}
