package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Walks through lists, page by page. */
public final class Pages {
  private Pages() {}

  /** All items of a list, fetched so many at a time. No page may hold more than was asked for. */
  public static <T> Seq<T> all(int limit, Function<Page.Request, Page<T>> list) {
    var items = Vector.<T>empty();
    var page = page(limit, Option.none(), list);
    while (page.next().isDefined()) {
      items = items.appendAll(page.items());
      page = page(limit, page.next(), list);
    }
    return items.appendAll(page.items());
  }

  private static <T> Page<T> page(
      int limit, Option<String> after, Function<Page.Request, Page<T>> list) {
    var page = list.apply(new Page.Request(limit, after));
    if (page.items().size() > limit) {
      throw new AssertionError("Asked for %d items, got %s".formatted(limit, page));
    }
    if (page.next().isDefined() && page.next().equals(after)) {
      throw new AssertionError("Goes on where it began: " + page);
    }
    return page;
  }
}
