package dev.blogify.application;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.function.Function;

/** Pages as a store makes them: a position names the key behind which the next page begins. */
public final class Keyset {
  private Keyset() {}

  /**
   * One page of what lies in the order of its keys.
   *
   * @param read makes a key of its own {@code toString}
   */
  public static <K, T> Page<T> page(
      NavigableMap<K, T> items, Function<String, K> read, Page.Request wanted) {
    var rest =
        wanted.after().fold(() -> items, after -> items.tailMap(read.apply(open(after)), false));
    var page = Vector.ofAll(rest.entrySet()).take(wanted.limit());
    return new Page<>(
        page.map(entry -> entry.getValue()),
        Option.when(rest.size() > page.size(), () -> close(page.last().getKey().toString())));
  }

  private static String close(String key) {
    return HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String open(String position) {
    return new String(HexFormat.of().parseHex(position), StandardCharsets.UTF_8);
  }
}
