package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;

/**
 * A function as Lambda runs it. Before a snapshot is taken of it, it is primed: a second one, wired
 * alike, handles an invocation from a {@link RecordedInvocation}, so that what comes back from the
 * snapshot has loaded its classes and opened nothing. CRaC itself keeps its resources weakly, so
 * the function must be kept.
 */
final class SnapStartHandler implements RequestStreamHandler, Resource {
  private final LambdaEventHandler handler;
  private final PrimingAction priming;

  private SnapStartHandler(LambdaEventHandler handler, PrimingAction priming) {
    this.handler = handler;
    this.priming = priming;
  }

  static SnapStartHandler create(
      String function,
      Map<String, String> variables,
      Function<AwsModule, LambdaEventHandler> wiring) {
    var environment = new Environment(variables);
    var handler = wiring.apply(new AwsModule(environment, new AwsRuntime(environment)));
    var started =
        new SnapStartHandler(
            handler,
            () -> ReplayRuntime.replay(RecordedInvocation.load(function), environment, wiring));
    Core.getGlobalContext().register(started);
    return started;
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
    // Nothing was captured that would have to be renewed.
  }

  @FunctionalInterface
  private interface PrimingAction {
    void run() throws IOException;
  }
}
