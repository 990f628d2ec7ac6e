package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.bus.Queues.Settled;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Takes messages from one queue to its consumer. */
final class Worker {
  private static final Logger LOG = System.getLogger("dev.blogify.bus");

  private final Rule rule;
  private final Queues queues;
  private final Consumer<String> consumer;
  private final InstantSource clock;

  Worker(Rule rule, Queues queues, Consumer<String> consumer, InstantSource clock) {
    this.rule = rule;
    this.queues = queues;
    this.consumer = consumer;
    this.clock = clock;
  }

  /**
   * Handles one batch of what is visible.
   *
   * @return how long nothing else will be, as far as is known
   */
  Duration work() {
    var next = queues.next(rule.name());
    if (next.isEmpty()) {
      return Loop.LONGEST_REST;
    }
    var wait = Duration.between(clock.instant(), next.get());
    if (wait.isPositive()) {
      return wait;
    }
    queues.settle(rule, queues.receive(rule).map(this::handle));
    return Duration.ZERO;
  }

  /** Whatever a consumer throws is the message's fault, as it is on Lambda. */
  private Settled handle(Message message) {
    try {
      consumer.accept(message.body());
      LOG.log(Level.DEBUG, () -> "%s handled %s".formatted(rule.name(), message.trace()));
      return Settled.handled(message);
    } catch (RuntimeException | Error fault) {
      LOG.log(
          Level.WARNING,
          "%s failed on %s, receive %d of %d"
              .formatted(rule.name(), message.trace(), message.receives(), rule.maxReceives()),
          fault);
      return Settled.failed(message, fault.toString());
    }
  }
}
