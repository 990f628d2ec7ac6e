package dev.blogify.local.cli;

import dev.blogify.local.importer.Outcome;
import java.io.PrintWriter;

/** A line for each outcome, as it comes. */
record Lines(PrintWriter out) implements Progress {
  @Override
  public void accept(Outcome outcome) {
    out.println(outcome.line());
  }

  @Override
  public void close() {
    out.flush();
  }
}
