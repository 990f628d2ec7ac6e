package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar of files, and below it, at the end, what is worth knowing. */
final class ProgressBarImportProgress implements ImportProgress {
  private final ProgressBar bar;
  private final PrintWriter out;
  private final List<String> deferredLines = new ArrayList<>();

  private ProgressBarImportProgress(ProgressBar bar, PrintWriter out) {
    this.bar = bar;
    this.out = out;
  }

  static ProgressBarImportProgress create(PrintWriter out, int files) {
    return new ProgressBarImportProgress(
        new ProgressBarBuilder().setTaskName("Import").setInitialMax(files).build(), out);
  }

  @Override
  public void accept(ImportOutcome outcome) {
    if (outcome.isPostOutcome()) {
      bar.step();
    }
    if (outcome.needsAttention()) {
      deferredLines.add(outcome.describe());
    }
  }

  @Override
  public void close() {
    bar.close();
    deferredLines.forEach(out::println);
    deferredLines.clear();
  }
}
