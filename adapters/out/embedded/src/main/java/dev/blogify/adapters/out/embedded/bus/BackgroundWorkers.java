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
 * All that runs by itself: the pump, and a worker for each queue, each on a thread of its own, so
 * that none waits for another. They are woken by what is committed.
 */
public final class BackgroundWorkers implements AutoCloseable {
  private final Seq<PollingThread> threads;

  private BackgroundWorkers(Seq<PollingThread> loops) {
    this.threads = loops;
  }

  /**
   * Starts them, with all that an earlier process left behind.
   *
   * @param consumers what each queue leads to, by its rule
   */
  public static BackgroundWorkers start(
      SqliteDatabase database,
      OutboxRelay pump,
      SqliteQueues queues,
      Map<Rule, Consumer<String>> consumers,
      InstantSource clock) {
    consumers.keySet().forEach(rule -> queues.resetVisibility(rule.name()));
    var workers =
        consumers.map(each ->
            startThread(
                database,
                each._1.name(),
                SqliteQueues.channel(each._1.name()),
                new QueueWorker(each._1, queues, each._2, clock)::processBatch));
    return new BackgroundWorkers(
        Vector.ofAll(workers)
            .prepend(
                startThread(
                    database, "publishEvents", SqliteDatabase.OUTBOX_CHANNEL, pump::relayBatch)));
  }

  private static PollingThread startThread(
      SqliteDatabase database, String name, String channel, Supplier<Duration> work) {
    var signal = new WakeUp();
    database.addCommitListener(channel, signal::signal);
    return PollingThread.start(name, signal, work);
  }

  /** Lets each finish what it is at, for a second or so; the rest is there at the next start. */
  @Override
  public void close() {
    threads.forEach(PollingThread::close);
  }
}
