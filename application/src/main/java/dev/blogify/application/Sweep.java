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
public final class Sweep {
  /** How many pieces are asked for at once. */
  public static final int BATCH = 50;

  private static final int BATCHES = 10;

  private Vector<RuntimeException> faults = Vector.empty();

  /**
   * Works off what is due until nothing is left, or 500 pieces are tried: the rest is due for the
   * next sweep as well.
   *
   * @param due the first so many, which may include what has been done already
   */
  public <T> void batches(IntFunction<Seq<T>> due, Consumer<T> work) {
    Set<T> tried = HashSet.empty();
    for (var batch = 1; batch <= BATCHES; batch++) {
      // What failed is still among them, so there must be room for it and a batch besides.
      var fresh = due.apply(batch * BATCH).reject(tried::contains).take(BATCH);
      fresh.forEach(piece -> attempt(() -> work.accept(piece)));
      if (fresh.size() < BATCH) {
        return;
      }
      tried = tried.addAll(fresh);
    }
  }

  /** Goes through the whole of a list. */
  public <T> void pages(Function<Page.Request, Page<T>> list, Consumer<T> work) {
    var position = Option.<String>none();
    do {
      var page = list.apply(new Page.Request(Page.Request.MAX, position));
      page.items().forEach(piece -> attempt(() -> work.accept(piece)));
      position = page.next();
    } while (position.isDefined());
  }

  public void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      faults = faults.append(fault);
    }
  }

  /** Throws the first fault, if there was any, with all others beside it. */
  public void finish() {
    faults
        .headOption()
        .forEach(first -> {
          faults.tail().forEach(first::addSuppressed);
          throw first;
        });
  }
}
