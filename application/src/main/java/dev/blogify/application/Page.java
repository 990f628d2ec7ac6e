package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Some items of a list, in its order.
 *
 * @param next where the next page begins; none on the last. Means something to the store alone.
 */
public record Page<T>(Seq<T> items, Option<String> next) {

  public <U> Page<U> map(Function<? super T, ? extends U> change) {
    return new Page<>(items.map(change), next);
  }

  /**
   * Which page is wanted.
   *
   * @param limit how many items at most, from 1 to {@link #MAX}
   * @param after the {@link Page#next} of the page before; none for the first
   */
  public record Request(int limit, Option<String> after) {
    public static final int MAX = 100;

    public Request {
      if (limit < 1 || limit > MAX) {
        throw new IllegalArgumentException("A page has 1 to %d items: %d".formatted(MAX, limit));
      }
    }

    public static Request first(int limit) {
      return new Request(limit, Option.none());
    }
  }
}
