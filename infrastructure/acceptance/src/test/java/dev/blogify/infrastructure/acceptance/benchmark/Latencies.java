package dev.blogify.infrastructure.acceptance.benchmark;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.stream.Stream;

/** Latencies of one kind of operation. */
record Latencies(String name, Seq<Long> sortedNanos) {
  static Latencies of(String what, Stream<Long> nanos) {
    return new Latencies(what, Vector.ofAll(nanos).sorted());
  }

  /** The given percentile, in milliseconds. */
  private double percentile(int percent) {
    var rank = Math.ceilDiv(sortedNanos.size() * percent, 100);
    return sortedNanos.get(Math.max(rank, 1) - 1) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-32s median %7.1f ms   p99 %7.1f ms   max %7.1f ms   %d measurements",
        name,
        percentile(50),
        percentile(99),
        percentile(100),
        sortedNanos.size());
  }
}
