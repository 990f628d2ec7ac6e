package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import dev.blogify.infrastructure.local.StartupException;
import dev.blogify.infrastructure.local.importer.ImportFolder;
import dev.blogify.infrastructure.local.importer.ImportRefusal;
import dev.blogify.infrastructure.local.importer.ImportReport;
import dev.blogify.infrastructure.local.importer.Importer;
import dev.blogify.infrastructure.local.importer.PasswordSignIn;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The commands. Each method is one; what it returns is the exit code. */
@Command(
    name = "./blogify",
    description = "Runs Blogify on this machine.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "./blogify help COMMAND explains a command and its options.",
      "./blogify synth, diff, deploy and destroy concern AWS: see README.md."
    })
public final class BlogifyCli implements Runnable {
  static final int EXIT_OK = 0;
  static final int EXIT_FAILURE = 1;

  private static final int EXIT_USAGE_ERROR = 2;
  private static final int MAX_API_PORT = 65_534;

  private final CommandLine commandLine = new CommandLine(this);
  private final PrintWriter out;
  private final PrintWriter err;
  private final EventCommands eventCommands;

  private BlogifyCli(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
    this.eventCommands = new EventCommands(out, err);
  }

  /** Does what the arguments say, and returns the exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new BlogifyCli(out, err).run(arguments);
  }

  private int run(String... arguments) {
    return commandLine
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((misuse, _) -> printUsageError(misuse))
        .setExecutionExceptionHandler((fault, _, _) -> printFailure(fault))
        .execute(arguments);
  }

  private int printUsageError(ParameterException misuse) {
    err.printf(
        "%s. See: %s%n",
        String.valueOf(misuse.getMessage()).lines().findFirst().orElse(""),
        misuse.getCommandLine().getCommandSpec().qualifiedName(" help "));
    return EXIT_USAGE_ERROR;
  }

  /** What lies outside of Blogify takes one sentence; what is left is a bug and shows itself. */
  private int printFailure(Exception fault) throws Exception {
    switch (fault) {
      case StartupException obstacle -> err.println(obstacle.getMessage());
      case UncheckedIOException noAnswer -> err.println(noAnswer.getMessage());
      default -> throw fault;
    }
    return EXIT_FAILURE;
  }

  @Override
  public void run() {
    commandLine.usage(out);
  }

  @Command(
      name = "dev",
      description = {
        "Starts the API, the user pool and all they need, and runs until Ctrl-C.",
        "It is ready when it prints \"Blogify is ready\". All data is on disk whenever a request"
            + " was answered, and is there again at the next start."
      })
  int dev(
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description =
                  "Port of the API (${DEFAULT-VALUE}); the user pool takes the next one. 0 takes"
                      + " any two that are free.")
          int port,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              defaultValue = ".blogify",
              description = "Folder of all data (${DEFAULT-VALUE}). It is made if it is not there.")
          Path data,
      @Option(
              names = "--cors-origin",
              paramLabel = "ORIGIN",
              defaultValue = "http://localhost:3000,http://localhost:5173",
              split = ",",
              description =
                  "Front ends whose pages may call the API (${DEFAULT-VALUE}); may be repeated.")
          List<String> origins,
      @Option(names = "--verbose", description = "Logs each request, too.") boolean verbose)
      throws InterruptedException {
    ConsoleLogFormatter.install(verbose);
    var platform =
        LocalPlatform.start(
            new PlatformSettings(data, requireValidPort(port), HashSet.ofAll(origins)));
    registerShutdownHook(platform);
    out.printf("API         %s%n", platform.apiUri());
    out.printf("User pool   %s, app client %s%n", platform.userPoolUri(), LocalPlatform.CLIENT_ID);
    out.printf("Demo users  %s%n", DemoUsers.describeAll());
    out.printf("            with the password %s%n", DemoUsers.PASSWORD);
    out.printf("Data        %s%n", data.toAbsolutePath().normalize());
    out.printf("Blogify is ready: %s%n", platform.apiUri());
    out.flush();
    new CountDownLatch(1).await();
    return EXIT_OK;
  }

  /** After a signal the JVM would report that signal; to be stopped is how this command ends. */
  private static void registerShutdownHook(LocalPlatform platform) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              platform.close();
              Runtime.getRuntime().halt(EXIT_OK);
            }));
  }

  @Command(
      name = "token",
      description = {
        "Prints an access token, alone on its line. It is good for an hour:",
        "  curl -H \"Authorization: Bearer $(./blogify token alice)\" localhost:8080/me"
      })
  int token(
      @Parameters(paramLabel = "USER", description = "Name of a user, for example alice.")
          String user,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port,
      @Option(
              names = "--password",
              paramLabel = "PASSWORD",
              description = "The user's password; demo users have one that is known.")
          @Nullable String password) {
    return signIn(user, port, password)
        .requestAccessToken()
        .fold(
            why -> fail("%s cannot sign in: %s".formatted(user, why.reason())),
            token -> {
              out.println(token);
              return EXIT_OK;
            });
  }

  @Command(
      name = "import",
      description = {
        "Takes in Markdown files with front matter, and the pictures that they name, through the"
            + " REST API of the running platform.",
        "Front matter: title, date, category or tags, slug, excerpt, language, cover, canonicalUrl."
            + " Without a slug, the file's name makes it. Authors in front matter have no accounts"
            + " here: all posts become those of one user.",
        "Pictures are found by their name, anywhere below DIR, and links to them are rewritten."
            + " Posts are published with their date.",
        "What is there already stays as it is: a second run adds nothing, and a run that was"
            + " interrupted is finished. What cannot be taken in is reported, and the exit code is"
            + " then 1."
      })
  int importFolder(
      @Parameters(paramLabel = "DIR", description = "Folder of the files; its subfolders count.")
          Path folder,
      @Option(
              names = "--as",
              paramLabel = "USER",
              defaultValue = "alice",
              description = "Whose posts they become (${DEFAULT-VALUE}).")
          String user,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port,
      @Option(
              names = "--password",
              paramLabel = "PASSWORD",
              description = "The user's password; demo users have one that is known.")
          @Nullable String password)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return fail("There is no folder " + folder);
    }
    var files = ImportFolder.scan(folder);
    if (files.markdownFiles().isEmpty()) {
      return fail("There are no Markdown files in " + folder);
    }
    return runImport(files, apiUri(port), signIn(user, port, password))
        .fold(
            why -> fail("%s cannot import: %s".formatted(user, why.reason())),
            report -> {
              out.println(report.summary());
              return report.isComplete() ? EXIT_OK : EXIT_FAILURE;
            });
  }

  private Either<ImportRefusal, ImportReport> runImport(
      ImportFolder files, URI api, PasswordSignIn user) {
    try (var progress = ImportProgress.forTerminal(out, files.markdownFiles().size())) {
      return Importer.run(files, api, user, InstantSource.system(), progress);
    }
  }

  @Command(
      name = "events",
      description = {
        "Prints events, one EventBridge entry a line as JSON: all that are archived, which is 30"
            + " days, in the order in which they were published."
      })
  int events(
      @Option(names = "--follow", description = "Then goes on with whatever happens, until Ctrl-C.")
          boolean follow,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description = "Only those of a type: blogify.post.published.v1, or post.published.")
          @Nullable String type,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    return eventCommands.printEvents(follow, type, apiUri(port));
  }

  @Command(
      name = "dead-letters",
      description = {
        "Prints what consumers failed on too often, and what could not be published, one a line as"
            + " JSON, each with the reason."
      })
  int deadLetters(
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    return eventCommands.printDeadLetters(apiUri(port));
  }

  @Command(
      name = "redrive",
      description = {
        "Has dead letters delivered again as if they were new, and what could not be published"
            + " published, once the reason is out of the world."
      })
  int redrive(
      @Parameters(
              paramLabel = "CONSUMER",
              arity = "0..1",
              description = "Only those of one consumer, such as notifyOwner.")
          @Nullable String consumer,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    return eventCommands.redrive(consumer, apiUri(port));
  }

  @Command(
      name = "replay",
      description = {
        "Has archived events delivered to all consumers again. Consumers take each once, so this"
            + " changes nothing for those that had it before."
      })
  int replay(
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              converter = InstantConverter.class,
              description = "Events from this time on (RFC 3339, such as 2026-03-01T12:00:00Z).")
          Instant from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              converter = InstantConverter.class,
              description = "Events before this time.")
          Instant to,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    if (!from.isBefore(to)) {
      throw new ParameterException(commandLine, "--from must be before --to");
    }
    return eventCommands.replay(from, to, apiUri(port));
  }

  private int fail(String sentence) {
    err.println(sentence.endsWith(".") ? sentence : sentence + ".");
    return EXIT_FAILURE;
  }

  private PasswordSignIn signIn(String user, int port, @Nullable String password) {
    if (password == null && !DemoUsers.isDemoUser(user)) {
      throw new ParameterException(
          commandLine, "%s is no demo user: give --password".formatted(user));
    }
    return new PasswordSignIn(
        URI.create("http://localhost:" + (requireValidPort(port) + 1)),
        LocalPlatform.CLIENT_ID,
        user,
        password == null ? DemoUsers.PASSWORD : password);
  }

  private URI apiUri(int port) {
    return URI.create("http://localhost:" + requireValidPort(port));
  }

  /** The user pool needs a port above. */
  private int requireValidPort(int port) {
    if (port < 0 || port > MAX_API_PORT) {
      throw new ParameterException(commandLine, "A port is at most %d".formatted(MAX_API_PORT));
    }
    return port;
  }
}
