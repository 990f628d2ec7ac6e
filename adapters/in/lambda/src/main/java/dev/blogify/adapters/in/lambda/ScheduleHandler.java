package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A function that EventBridge Scheduler calls, which waits for no answer. */
final class ScheduleHandler implements LambdaEventHandler {
  private final String function;
  private final BiConsumer<String, AgeMetrics> work;
  private final InvocationRunner invocations = new InvocationRunner();

  /**
   * A scheduled function.
   *
   * @param work takes a correlation id
   */
  ScheduleHandler(String function, Consumer<String> work) {
    this(function, (correlationId, _) -> work.accept(correlationId));
  }

  /** One that tells how late it was for what it does. */
  ScheduleHandler(String function, BiConsumer<String, AgeMetrics> work) {
    this.function = function;
    this.work = work;
  }

  /** What the event says does not matter: what is due is decided by the clock. */
  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    return invocations.runTimed(
        new Invocation(function, requestId, requestId, "schedule"),
        ages -> {
          work.accept(requestId, ages);
          out.write("{}".getBytes(UTF_8));
          return Option.none();
        });
  }
}
