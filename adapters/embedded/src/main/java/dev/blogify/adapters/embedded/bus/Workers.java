package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.sqlite.Database;
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
public final class Workers implements AutoCloseable {
  private final Seq<Loop> loops;

  private Workers(Seq<Loop> loops) {
    this.loops = loops;
  }

  /**
   * Starts them, with all that an earlier process left behind.
   *
   * @param consumers what each queue leads to, by its rule
   */
  public static Workers start(
      Database database,
      JournalPump pump,
      Queues queues,
      Map<Rule, Consumer<String>> consumers,
      InstantSource clock) {
    consumers.keySet().forEach(rule -> queues.show(rule.name()));
    var workers =
        consumers.map(each ->
            loop(
                database,
                each._1.name(),
                Queues.channel(each._1.name()),
                new Worker(each._1, queues, each._2, clock)::work));
    return new Workers(
        Vector.ofAll(workers)
            .prepend(loop(database, "publishEvents", Database.JOURNAL, pump::work)));
  }

  private static Loop loop(
      Database database, String name, String channel, Supplier<Duration> work) {
    var signal = new Signal();
    database.listen(channel, signal::give);
    return Loop.start(name, signal, work);
  }

  /** Lets each finish what it is at, for a second or so; the rest is there at the next start. */
  @Override
  public void close() {
    loops.forEach(Loop::close);
  }
}
