package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * A part of an ordered list.
 *
 * @param nextCursor opaque start of the next page; none on the last page
 */
public record Page<T>(Seq<T> items, Option<String> nextCursor) {

  public <U> Page<U> map(Function<? super T, ? extends U> mapper) {
    return new Page<>(items.map(mapper), nextCursor);
  }

  /**
   * Selects a page.
   *
   * @param limit maximum number of items, from 1 to {@link #MAX_LIMIT}
   * @param cursor {@link Page#nextCursor} of the previous page; none for the first page
   */
  public record PageRequest(int limit, Option<String> cursor) {
    public static final int MAX_LIMIT = 100;

    public PageRequest {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException(
            "Page limit must be from 1 to %d, but is %d".formatted(MAX_LIMIT, limit));
      }
    }

    public static PageRequest firstPage(int limit) {
      return new PageRequest(limit, Option.none());
    }
  }
}
