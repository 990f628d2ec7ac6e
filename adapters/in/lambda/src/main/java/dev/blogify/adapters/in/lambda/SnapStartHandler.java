package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.lambda.logging.StdoutLogHandler;
import dev.blogify.application.ports.Ports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/**
 * A function that is primed before its snapshot is taken: a second handler of the same operation
 * replays a {@link RecordedInvocation}, so that the snapshot contains the loaded classes and no
 * connection. Callers must keep a strong reference, because CRaC holds registered resources by weak
 * references.
 */
final class SnapStartHandler implements RequestStreamHandler, Resource {
  private final LambdaEventHandler handler;
  private final PrimingAction priming;

  private SnapStartHandler(LambdaEventHandler handler, PrimingAction priming) {
    this.handler = handler;
    this.priming = priming;
  }

  /** Configures logging for the Lambda process, and returns the environment variables. */
  static Map<String, String> initializeProcess() {
    var variables = System.getenv();
    StdoutLogHandler.install(new Environment(variables).functionName());
    return variables;
  }

  /**
   * Creates the function that {@link Environment#FUNCTION_ID} identifies.
   *
   * @throws IllegalStateException if a variable that the function needs is missing or malformed
   */
  static SnapStartHandler create(Map<String, String> variables, HandlerFactory factory) {
    var environment = new Environment(variables);
    var id = environment.functionId();
    var function =
        new SnapStartHandler(
            factory.create(id, AwsPorts.create(environment, new AwsRuntime(environment))),
            () ->
                ReplayRuntime.replay(
                    RecordedInvocation.load(id), environment, ports -> factory.create(id, ports)));
    Core.getGlobalContext().register(function);
    return function;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = in.readAllBytes();
    if (!KeepAlive.matches(event)) {
      handler.handle(
          new ByteArrayInputStream(event),
          out,
          context.getAwsRequestId(),
          Duration.ofMillis(context.getRemainingTimeInMillis()));
    }
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
    priming.run();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // The snapshot contains no connection, credential or secret to renew.
  }

  /** Creates the event handler of an operation, subscription or job. */
  @FunctionalInterface
  interface HandlerFactory {
    LambdaEventHandler create(String id, Ports ports);
  }

  @FunctionalInterface
  private interface PrimingAction {
    void run() throws IOException;
  }
}
