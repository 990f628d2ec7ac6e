package dev.blogify.application;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.function.Function;

/** Keyset pagination: a cursor is the key after which the next page starts. */
public final class KeysetPagination {
  private KeysetPagination() {}

  /**
   * One page of the entries, ordered by key.
   *
   * @param read parses the {@code toString} of a key
   */
  public static <K, T> Page<T> page(
      NavigableMap<K, T> items, Function<String, K> read, Page.PageRequest wanted) {
    var rest =
        wanted
            .cursor()
            .fold(() -> items, after -> items.tailMap(read.apply(decodeCursor(after)), false));
    var page = Vector.ofAll(rest.entrySet()).take(wanted.limit());
    return new Page<>(
        page.map(entry -> entry.getValue()),
        Option.when(
            rest.size() > page.size(), () -> encodeCursor(page.last().getKey().toString())));
  }

  private static String encodeCursor(String key) {
    return HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decodeCursor(String position) {
    return new String(HexFormat.of().parseHex(position), StandardCharsets.UTF_8);
  }
}
