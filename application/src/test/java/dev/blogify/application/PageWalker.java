package dev.blogify.application;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Reads paged lists. */
public final class PageWalker {
  private PageWalker() {}

  /** All items of a list; asserts that no page exceeds the limit. */
  public static <T> Seq<T> fetchAll(int limit, Function<Page.PageRequest, Page<T>> list) {
    var items = Vector.<T>empty();
    var page = fetchPage(limit, Option.none(), list);
    while (page.nextCursor().isDefined()) {
      items = items.appendAll(page.items());
      page = fetchPage(limit, page.nextCursor(), list);
    }
    return items.appendAll(page.items());
  }

  private static <T> Page<T> fetchPage(
      int limit, Option<String> after, Function<Page.PageRequest, Page<T>> list) {
    var page = list.apply(new Page.PageRequest(limit, after));
    if (page.items().size() > limit) {
      throw new AssertionError("Asked for %d items, got %s".formatted(limit, page));
    }
    if (page.nextCursor().isDefined() && page.nextCursor().equals(after)) {
      throw new AssertionError("Goes on where it began: " + page);
    }
    return page;
  }
}
