package dev.blogify.application;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Runs a background job item by item. An item that fails does not stop the others; its exception is
 * thrown at the end.
 */
public final class BatchRunner {
  /** Number of items per query. */
  public static final int BATCH_SIZE = 50;

  private static final int MAX_BATCHES = 10;

  private Vector<RuntimeException> failures = Vector.empty();

  /**
   * Processes at most 500 due items; the next run processes the remaining ones.
   *
   * @param findDue returns up to the given number of due items; its result may include items that
   *     were processed before
   */
  public <T> void runBatches(IntFunction<Seq<T>> findDue, Consumer<T> work) {
    Set<T> attempted = HashSet.empty();
    for (var batch = 1; batch <= MAX_BATCHES; batch++) {
      // The limit grows by one batch per query, because failed items are still due.
      var items = findDue.apply(batch * BATCH_SIZE).reject(attempted::contains).take(BATCH_SIZE);
      items.forEach(item -> runCollectingFailure(() -> work.accept(item)));
      if (items.size() < BATCH_SIZE) {
        return;
      }
      attempted = attempted.addAll(items);
    }
  }

  /** Processes all items of a paged list. */
  public <T> void runPages(Function<Page.PageRequest, Page<T>> list, Consumer<T> work) {
    var cursor = Option.<String>none();
    do {
      var page = list.apply(new Page.PageRequest(Page.PageRequest.MAX_LIMIT, cursor));
      page.items().forEach(item -> runCollectingFailure(() -> work.accept(item)));
      cursor = page.nextCursor();
    } while (cursor.isDefined());
  }

  public void runCollectingFailure(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      failures = failures.append(failure);
    }
  }

  /** Throws the first collected exception, with the others as suppressed exceptions. */
  public void throwCollectedFailures() {
    failures
        .headOption()
        .forEach(first -> {
          failures.tail().forEach(first::addSuppressed);
          throw first;
        });
  }
}
