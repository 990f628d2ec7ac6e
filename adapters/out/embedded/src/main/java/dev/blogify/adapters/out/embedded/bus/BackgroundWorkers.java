package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The background threads: one for the outbox relay and one for each queue, so that a slow consumer
 * does not delay the others. A commit that adds work for a thread wakes it up.
 */
public final class BackgroundWorkers implements AutoCloseable {
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
        consumers.map(entry -> startWorker(database, queues, entry._1, entry._2, clock));
    return new BackgroundWorkers(Vector.ofAll(workerThreads).prepend(relayThread));
  }

  private static PollingThread startWorker(
      SqliteDatabase database,
      SqliteQueues queues,
      Rule rule,
      Consumer<String> consumer,
      InstantSource clock) {
    return startThread(
        database,
        rule.name(),
        SqliteQueues.channel(rule.name()),
        new QueueWorker(rule, queues, consumer, clock)::processBatch);
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
}
