package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.bus.SqliteQueues.MessageResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Passes the messages of one queue to its consumer. */
record QueueWorker(Rule rule, SqliteQueues queues, Consumer<String> consumer, InstantSource clock) {
  private static final Logger LOG = System.getLogger("dev.blogify.bus");

  /**
   * Processes one batch of visible messages.
   *
   * @return the delay until the next message becomes visible
   */
  Duration processBatch() {
    var nextVisibleAt = queues.nextVisibleAt(rule.name());
    if (nextVisibleAt.isEmpty()) {
      return PollingThread.MAX_IDLE;
    }
    var delay = Duration.between(clock.instant(), nextVisibleAt.get());
    if (delay.isPositive()) {
      return delay;
    }
    queues.applyResults(rule, queues.receive(rule).map(this::handle));
    return Duration.ZERO;
  }

  /** Treats every throwable of the consumer as a failure of the message, as Lambda does. */
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
