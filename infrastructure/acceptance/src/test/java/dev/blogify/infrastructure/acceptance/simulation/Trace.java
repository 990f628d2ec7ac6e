package dev.blogify.infrastructure.acceptance.simulation;

import java.util.ArrayList;
import java.util.List;

/** The steps of a schedule, as a hash and, on request, as text. */
final class Trace {
  private static final long PRIME = 0x100000001b3L;

  private final boolean keepsLines;
  private final List<String> lines = new ArrayList<>();
  private long hash = 0xcbf29ce484222325L;
  private int depth;

  Trace(boolean isRead) {
    this.keepsLines = isRead;
  }

  void log(String what, Object... details) {
    hash = (hash ^ what.hashCode()) * PRIME;
    for (var detail : details) {
      hash = (hash ^ detail.toString().hashCode()) * PRIME;
    }
    if (keepsLines) {
      lines.add("  ".repeat(depth) + what + (details.length == 0 ? "" : " " + List.of(details)));
    }
  }

  void indent() {
    depth++;
  }

  void outdent() {
    depth--;
  }

  /** A 64-bit hash of all steps. */
  long hash() {
    return hash;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
