package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A progress bar of the processed files. Prints refusals and missing pictures when it is closed.
 */
final class ImportProgressBar implements Consumer<ImportOutcome>, AutoCloseable {
  private final ProgressBar bar;
  private final PrintWriter out;
  private final List<String> deferredLines = new ArrayList<>();

  ImportProgressBar(PrintWriter out, int files) {
    this.bar = new ProgressBarBuilder().setTaskName("Import").setInitialMax(files).build();
    this.out = out;
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
  }
}
