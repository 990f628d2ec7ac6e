package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportFolder;
import dev.blogify.infrastructure.local.importer.ImportRefusal;
import dev.blogify.infrastructure.local.importer.ImportReport;
import dev.blogify.infrastructure.local.importer.Importer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.ExitCode;

/** Implements the commands that sign in to a running platform as a user. */
record UserCommands(PrintWriter out) {
  void printToken(String user, SignInOptions signIn) {
    out.println(
        signIn
            .signInAs(user)
            .requestAccessToken()
            .getOrElseThrow(refusal -> failure(user, "sign in", refusal)));
  }

  int importFolder(Path folder, String user, SignInOptions signIn) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw CommandException.failure("There is no folder " + folder);
    }
    var files = ImportFolder.scan(folder);
    if (files.markdownFiles().isEmpty()) {
      throw CommandException.failure("There are no Markdown files in " + folder);
    }
    var report =
        runImport(files, user, signIn).getOrElseThrow(refusal -> failure(user, "import", refusal));
    out.println(report.summary());
    return report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Shows a progress bar on a terminal, and prints a line per outcome elsewhere. */
  private Either<ImportRefusal, ImportReport> runImport(
      ImportFolder files, String user, SignInOptions options) {
    var signIn = options.signInAs(user);
    var clock = InstantSource.system();
    if (!Option.of(System.console()).exists(Console::isTerminal)) {
      return Importer.run(
          files, options.apiUri(), signIn, clock, outcome -> out.println(outcome.describe()));
    }
    try (var bar = new ImportProgressBar(out, files.markdownFiles().size())) {
      return Importer.run(files, options.apiUri(), signIn, clock, bar);
    }
  }

  private static CommandException failure(String user, String action, ImportRefusal refusal) {
    return CommandException.failure("%s cannot %s: %s".formatted(user, action, refusal.reason()));
  }
}
