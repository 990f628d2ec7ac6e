package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportFolder;
import dev.blogify.infrastructure.local.importer.ImportRefusal;
import dev.blogify.infrastructure.local.importer.Importer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
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

  int importFolder(Path folder, String user, @Nullable Path reportFile, SignInOptions signIn)
      throws IOException {
    if (Files.isRegularFile(folder)) {
      throw CommandException.failure(folder + " is a file; specify the folder that contains it");
    }
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
    if (reportFile != null) {
      Files.writeString(reportFile, report.toJson());
    }
    return report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /**
   * Prints a line per outcome. On a terminal, it shows a progress bar, and then prints the outcomes
   * that need attention.
   */
  private Either<ImportRefusal, Importer.Report> runImport(
      ImportFolder files, String user, SignInOptions options) {
    var signIn = options.signInAs(user);
    var clock = InstantSource.system();
    if (!Option.of(System.console()).exists(Console::isTerminal)) {
      return Importer.run(
          files,
          options.platform.apiUri(),
          signIn,
          clock,
          outcome -> out.println(outcome.describe()));
    }
    var deferredLines = new ArrayList<String>();
    try (var bar = progressBar(files.markdownFiles().size())) {
      return Importer.run(
          files,
          options.platform.apiUri(),
          signIn,
          clock,
          outcome -> {
            if (outcome.isPostOutcome()) {
              bar.step();
            }
            if (outcome.needsAttention()) {
              deferredLines.add(outcome.describe());
            }
          });
    } finally {
      deferredLines.forEach(out::println);
    }
  }

  private static ProgressBar progressBar(int files) {
    return new ProgressBarBuilder().setTaskName("Import").setInitialMax(files).build();
  }

  private static CommandException failure(String user, String action, ImportRefusal refusal) {
    return CommandException.failure("%s cannot %s: %s".formatted(user, action, refusal.reason()));
  }
}
