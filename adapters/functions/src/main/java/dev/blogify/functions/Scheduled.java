package dev.blogify.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A function that EventBridge Scheduler calls, which waits for no answer. */
final class Scheduled implements Handler {
  private final String function;
  private final BiConsumer<String, Ages> work;
  private final Invocations invocations = new Invocations();

  /**
   * A scheduled function.
   *
   * @param work takes a correlation id
   */
  Scheduled(String function, Consumer<String> work) {
    this(function, (correlationId, _) -> work.accept(correlationId));
  }

  /** One that tells how late it was for what it does. */
  Scheduled(String function, BiConsumer<String, Ages> work) {
    this.function = function;
    this.work = work;
  }

  /** What the event says does not matter: what is due is decided by the clock. */
  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    return invocations.time(
        new Invocation(function, requestId, requestId, "schedule"),
        ages -> {
          work.accept(requestId, ages);
          out.write("{}".getBytes(UTF_8));
          return Option.none();
        });
  }
}
