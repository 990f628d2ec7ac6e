package dev.blogify.adapters.in.lambda;

import static dev.blogify.adapters.in.lambda.Environment.Variable.AWS_LAMBDA_FUNCTION_NAME;
import static dev.blogify.adapters.in.lambda.Environment.Variable.FUNCTION_ID;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.lambda.logging.StdoutLogHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.crac.Core;

/**
 * A function in this process. It passes each event to its event handler, except {@link KeepAlive}
 * events.
 *
 * @param priming a strong reference, because CRaC holds registered resources by weak references
 */
record FunctionProcess(LambdaEventHandler eventHandler, Priming priming)
    implements RequestStreamHandler {
  /** Starts the function of this Lambda process, and configures logging. */
  static FunctionProcess start(LambdaEventHandler.Factory factory) {
    var variables = System.getenv();
    StdoutLogHandler.install(new Environment(variables).get(AWS_LAMBDA_FUNCTION_NAME));
    return start(variables, factory);
  }

  /**
   * Starts the function that {@code FUNCTION_ID} identifies, and registers its priming.
   *
   * @throws IllegalStateException if a variable that the function needs is missing or malformed
   */
  static FunctionProcess start(Map<String, String> variables, LambdaEventHandler.Factory factory) {
    var environment = new Environment(variables);
    var id = environment.get(FUNCTION_ID);
    var ports = AwsPorts.create(environment, new AwsRuntime(environment));
    var priming = new Priming(id, environment, factory);
    var function = new FunctionProcess(factory.create(id, ports), priming);
    Core.getGlobalContext().register(priming);
    return function;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = in.readAllBytes();
    if (!KeepAlive.matches(event)) {
      eventHandler.handle(
          new ByteArrayInputStream(event),
          out,
          context.getAwsRequestId(),
          Duration.ofMillis(context.getRemainingTimeInMillis()));
    }
  }
}
