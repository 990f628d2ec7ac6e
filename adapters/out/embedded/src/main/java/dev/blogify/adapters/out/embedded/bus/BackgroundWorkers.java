package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.bus.SqliteQueues.Message;
import dev.blogify.adapters.out.embedded.bus.SqliteQueues.MessageResult;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The background threads: one for the outbox relay and one for each queue, so that a slow consumer
 * does not delay the others. A commit that adds work for a thread wakes it up.
 */
public final class BackgroundWorkers implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.blogify.bus");

  private final Seq<PollingThread> threads;

  private BackgroundWorkers(Seq<PollingThread> threads) {
    this.threads = threads;
  }

  /**
   * Starts the threads. They also process the work that an earlier process left unfinished.
   *
   * @param consumers the consumer of each queue, by the rule that fills the queue
   */
  public static BackgroundWorkers start(
      SqliteDatabase database,
      OutboxRelay outboxRelay,
      SqliteQueues queues,
      Map<Rule, Consumer<String>> consumers,
      InstantSource clock) {
    consumers.keySet().forEach(rule -> queues.resetVisibility(rule.name()));
    var relayThread =
        startThread(
            database, "publishEvents", SqliteDatabase.OUTBOX_CHANNEL, outboxRelay::relayBatch);
    var workerThreads =
        consumers.map(consumer ->
            startThread(
                database,
                consumer._1.name(),
                SqliteQueues.channel(consumer._1.name()),
                new QueueWorker(consumer._1, queues, consumer._2, clock)::processBatch));
    return new BackgroundWorkers(Vector.ofAll(workerThreads).prepend(relayThread));
  }

  private static PollingThread startThread(
      SqliteDatabase database, String name, String channel, Supplier<Duration> task) {
    var thread = new PollingThread(name, task);
    database.addCommitListener(channel, thread::wakeUp);
    thread.start();
    return thread;
  }

  /** Stops the threads, see {@link PollingThread#close}. The next start resumes unfinished work. */
  @Override
  public void close() {
    threads.forEach(PollingThread::close);
  }

  /** Passes the messages of one queue to its consumer. */
  private record QueueWorker(
      Rule rule, SqliteQueues queues, Consumer<String> consumer, InstantSource clock) {
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
    private MessageResult handle(Message message) {
      try {
        consumer.accept(message.body());
        LOG.log(Level.DEBUG, () -> "%s handled %s".formatted(rule.name(), message.logSummary()));
        return new MessageResult(message, Option.none());
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
        return new MessageResult(message, Option.some(fault.toString()));
      }
    }
  }
}
