package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportOutcome;
import java.io.PrintWriter;

/** A line for each outcome, as it comes. */
record PlainTextImportProgress(PrintWriter out) implements ImportProgress {
  @Override
  public void accept(ImportOutcome outcome) {
    out.println(outcome.describe());
  }

  @Override
  public void close() {
    out.flush();
  }
}
