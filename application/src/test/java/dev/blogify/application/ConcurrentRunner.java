package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Lets many run at the same moment, each in a virtual thread of its own. */
public final class ConcurrentRunner {
  private ConcurrentRunner() {}

  /** What each of the runners, numbered from 0, came home with, in their order. */
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
