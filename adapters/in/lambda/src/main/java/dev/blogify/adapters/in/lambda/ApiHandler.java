package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.adapters.in.http.apigateway.RequestIds;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;

/** Handles the API Gateway requests of one operation. */
public record ApiHandler(RequestStreamHandler function) implements LambdaHandler {
  public ApiHandler() {
    this(FunctionProcess.start(ApiHandler::eventHandler));
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
              RequestIds.correlationId(request),
              RequestIds.traceParent(request),
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
