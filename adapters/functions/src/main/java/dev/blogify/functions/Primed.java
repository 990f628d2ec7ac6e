package dev.blogify.functions;

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
 * alike, handles an invocation from a {@link Tape}, so that what comes back from the snapshot has
 * loaded its classes and opened nothing. CRaC itself keeps its resources weakly, so the function
 * must be kept.
 */
final class Primed implements RequestStreamHandler, Resource {
  private final Handler handler;
  private final Priming priming;

  private Primed(Handler handler, Priming priming) {
    this.handler = handler;
    this.priming = priming;
  }

  static Primed start(
      String function, Map<String, String> variables, Function<AwsModule, Handler> wiring) {
    var environment = new Environment(variables);
    var handler = wiring.apply(new AwsModule(environment, new World(environment)));
    var started =
        new Primed(handler, () -> TapedWorld.play(Tape.of(function), environment, wiring));
    Core.getGlobalContext().register(started);
    return started;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = in.readAllBytes();
    if (!KeepAlive.isIt(event)) {
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
  private interface Priming {
    void run() throws IOException;
  }
}
