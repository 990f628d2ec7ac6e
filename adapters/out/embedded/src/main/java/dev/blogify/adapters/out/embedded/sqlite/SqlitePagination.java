package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Lists are paged by key: a query begins behind the last item of the page before and asks for one
 * row more than the page holds, which tells whether there is another.
 */
final class SqlitePagination {
  /** Sorts behind every id and every moment: where a list that goes backwards begins. */
  static final String MAX_KEY = "~";

  private SqlitePagination() {}

  static int fetchLimit(Page.PageRequest page) {
    return page.limit() + 1;
  }

  static <T> Page<T> toPage(Seq<T> found, Page.PageRequest page, Function<T, String> position) {
    var items = found.take(page.limit());
    return new Page<>(
        items, Option.when(found.size() > page.limit(), () -> position.apply(items.last())));
  }
}
