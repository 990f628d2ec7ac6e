package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportOutcome;
import io.vavr.control.Option;
import java.io.Console;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows how an import gets on. */
sealed interface ImportProgress extends Consumer<ImportOutcome>, AutoCloseable
    permits ProgressBarImportProgress, PlainTextImportProgress {

  /** A bar where a terminal can draw one, plain lines elsewhere. */
  static ImportProgress forTerminal(PrintWriter out, int files) {
    return Option.of(System.console()).exists(Console::isTerminal)
        ? ProgressBarImportProgress.create(out, files)
        : new PlainTextImportProgress(out);
  }

  @Override
  void close();
}
