package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.bus.SqliteQueues.MessageResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Takes messages from one queue to its consumer. */
final class QueueWorker {
  private static final Logger LOG = System.getLogger("dev.blogify.bus");

  private final Rule rule;
  private final SqliteQueues queues;
  private final Consumer<String> consumer;
  private final InstantSource clock;

  QueueWorker(Rule rule, SqliteQueues queues, Consumer<String> consumer, InstantSource clock) {
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
  Duration processBatch() {
    var next = queues.nextVisibleAt(rule.name());
    if (next.isEmpty()) {
      return PollingThread.MAX_IDLE;
    }
    var wait = Duration.between(clock.instant(), next.get());
    if (wait.isPositive()) {
      return wait;
    }
    queues.applyResults(rule, queues.receive(rule).map(this::handle));
    return Duration.ZERO;
  }

  /** Whatever a consumer throws is the message's fault, as it is on Lambda. */
  private MessageResult handle(QueueMessage message) {
    try {
      consumer.accept(message.body());
      LOG.log(Level.DEBUG, () -> "%s handled %s".formatted(rule.name(), message.logSummary()));
      return MessageResult.handled(message);
    } catch (RuntimeException | Error fault) {
      LOG.log(
          Level.WARNING,
          "%s failed on %s, receive %d of %d"
              .formatted(
                  rule.name(),
                  message.logSummary(),
                  message.receiveCount(),
                  rule.maxReceiveCount()),
          fault);
      return MessageResult.failed(message, fault.toString());
    }
  }
}
