package dev.blogify.local.cli;

import dev.blogify.local.importer.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar of files, and below it, at the end, what is worth knowing. */
final class Bar implements Progress {
  private final ProgressBar bar;
  private final PrintWriter out;
  private final List<String> later = new ArrayList<>();

  private Bar(ProgressBar bar, PrintWriter out) {
    this.bar = bar;
    this.out = out;
  }

  static Bar of(PrintWriter out, int files) {
    return new Bar(
        new ProgressBarBuilder().setTaskName("Import").setInitialMax(files).build(), out);
  }

  @Override
  public void accept(Outcome outcome) {
    if (outcome.isOfFile()) {
      bar.step();
    }
    if (outcome.isWorthKnowing()) {
      later.add(outcome.line());
    }
  }

  @Override
  public void close() {
    bar.close();
    later.forEach(out::println);
    later.clear();
  }
}
