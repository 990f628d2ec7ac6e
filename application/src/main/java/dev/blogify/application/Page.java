package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Some items of a list, in its order.
 *
 * @param nextCursor where the next page begins; none on the last. Means something to the store
 *     alone.
 */
public record Page<T>(Seq<T> items, Option<String> nextCursor) {

  public <U> Page<U> map(Function<? super T, ? extends U> change) {
    return new Page<>(items.map(change), nextCursor);
  }

  /**
   * Which page is wanted.
   *
   * @param limit how many items at most, from 1 to {@link #MAX_LIMIT}
   * @param cursor the {@link Page#nextCursor} of the page before; none for the first
   */
  public record PageRequest(int limit, Option<String> cursor) {
    public static final int MAX_LIMIT = 100;

    public PageRequest {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException(
            "A page has 1 to %d items: %d".formatted(MAX_LIMIT, limit));
      }
    }

    public static PageRequest firstPage(int limit) {
      return new PageRequest(limit, Option.none());
    }
  }
}
