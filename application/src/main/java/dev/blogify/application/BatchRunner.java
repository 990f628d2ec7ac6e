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
 * Work that nobody waits for, a piece at a time: a piece that fails holds up no other, and its
 * fault is thrown in the end.
 */
public final class BatchRunner {
  /** How many pieces are asked for at once. */
  public static final int BATCH_SIZE = 50;

  private static final int MAX_BATCHES = 10;

  private Vector<RuntimeException> failures = Vector.empty();

  /**
   * Works off what is due until nothing is left, or 500 pieces are tried: the rest is due for the
   * next sweep as well.
   *
   * @param due the first so many, which may include what has been done already
   */
  public <T> void runBatches(IntFunction<Seq<T>> due, Consumer<T> work) {
    Set<T> tried = HashSet.empty();
    for (var batch = 1; batch <= MAX_BATCHES; batch++) {
      // What failed is still among them, so there must be room for it and a batch besides.
      var fresh = due.apply(batch * BATCH_SIZE).reject(tried::contains).take(BATCH_SIZE);
      fresh.forEach(piece -> runCollectingFailure(() -> work.accept(piece)));
      if (fresh.size() < BATCH_SIZE) {
        return;
      }
      tried = tried.addAll(fresh);
    }
  }

  /** Goes through the whole of a list. */
  public <T> void runPages(Function<Page.PageRequest, Page<T>> list, Consumer<T> work) {
    var position = Option.<String>none();
    do {
      var page = list.apply(new Page.PageRequest(Page.PageRequest.MAX_LIMIT, position));
      page.items().forEach(piece -> runCollectingFailure(() -> work.accept(piece)));
      position = page.nextCursor();
    } while (position.isDefined());
  }

  public void runCollectingFailure(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      failures = failures.append(fault);
    }
  }

  /** Throws the first fault, if there was any, with all others beside it. */
  public void throwCollectedFailures() {
    failures
        .headOption()
        .forEach(first -> {
          failures.tail().forEach(first::addSuppressed);
          throw first;
        });
  }
}
