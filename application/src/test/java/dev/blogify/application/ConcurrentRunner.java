package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Runs tasks concurrently, each in a virtual thread. */
public final class ConcurrentRunner {
  private ConcurrentRunner() {}

  /** Results of the tasks, which are numbered from 0, in their order. */
  public static <T> Seq<T> run(int runners, IntFunction<T> runner)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          Vector.range(0, runners)
              .map(number ->
                  threads.submit(() -> {
                    start.await();
                    return runner.apply(number);
                  }));
      start.countDown();
      var results = Vector.<T>empty();
      for (var each : running) {
        results = results.append(each.get());
      }
      return results;
    }
  }
}
