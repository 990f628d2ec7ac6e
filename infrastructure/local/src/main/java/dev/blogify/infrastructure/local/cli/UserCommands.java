package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.importer.ImportFolder;
import dev.blogify.infrastructure.local.importer.ImportRefusal;
import dev.blogify.infrastructure.local.importer.ImportReport;
import dev.blogify.infrastructure.local.importer.Importer;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that sign in to a running platform as a user. */
@Command
record UserCommands(PrintWriter out) {
  @Command(
      name = "token",
      description = {
        "Prints an access token that is valid for one hour, for example for curl:",
        "  curl -H \"Authorization: Bearer $(./blogify token alice)\" localhost:8080/me"
      })
  void token(
      @Parameters(paramLabel = "USER", description = "Name of the user, for example alice.")
          String user,
      @Mixin SignInOptions signIn) {
    out.println(
        signIn
            .signInAs(user)
            .requestAccessToken()
            .getOrElseThrow(refusal -> failure(user, "sign in", refusal)));
  }

  @Command(
      name = "import",
      description = {
        "Imports Markdown files with front matter, and the pictures that they reference, through"
            + " the REST API of the running platform.",
        "Front matter fields: title, date, category or tags, slug, excerpt, language, cover,"
            + " canonicalUrl. The default slug is derived from the file name. All posts belong to"
            + " the user of --as; author fields are ignored.",
        "Pictures are found by file name in DIR and its subfolders, and the links to them are"
            + " rewritten. Posts are published with their date.",
        "The import is idempotent: existing posts and pictures are not changed, and a second run"
            + " completes an interrupted one. Refused files are reported, and the exit code is then"
            + " 1."
      })
  int importFolder(
      @Parameters(paramLabel = "DIR", description = "Folder to import, with its subfolders.")
          Path folder,
      @Option(
              names = "--as",
              paramLabel = "USER",
              defaultValue = "alice",
              description = "Author of the imported posts (default: ${DEFAULT-VALUE}).")
          String user,
      @Mixin SignInOptions signIn)
      throws IOException {
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
    var console = System.console();
    if (console == null || !console.isTerminal()) {
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
