package dev.blogify.acceptance.benchmark;

import java.util.Locale;
import java.util.stream.LongStream;

/** How long something took, many times. */
record Latencies(String what, long[] sortedNanos) {
  static Latencies of(String what, LongStream nanos) {
    return new Latencies(what, nanos.sorted().toArray());
  }

  /** What so many of a hundred did not exceed, in milliseconds. */
  private double percentile(int percent) {
    var rank = Math.ceilDiv(sortedNanos.length * percent, 100);
    return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-32s median %7.1f ms   p99 %7.1f ms   max %7.1f ms   %d times",
        what,
        percentile(50),
        percentile(99),
        percentile(100),
        sortedNanos.length);
  }
}
