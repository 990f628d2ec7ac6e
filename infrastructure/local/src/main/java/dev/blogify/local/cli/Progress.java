package dev.blogify.local.cli;

import dev.blogify.local.importer.Outcome;
import io.vavr.control.Option;
import java.io.Console;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows how an import gets on. */
sealed interface Progress extends Consumer<Outcome>, AutoCloseable permits Bar, Lines {

  /** A bar where a terminal can draw one, plain lines elsewhere. */
  static Progress on(PrintWriter out, int files) {
    return Option.of(System.console()).exists(Console::isTerminal)
        ? Bar.of(out, files)
        : new Lines(out);
  }

  @Override
  void close();
}
