package dev.blogify.infrastructure.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.events.EventTypes;
import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import dev.blogify.infrastructure.local.StartupException;
import io.vavr.collection.HashSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command line. Each method with {@code @Command} is a subcommand. */
@Command(
    name = "./blogify",
    description = "Runs Blogify on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = BlogifyCli.ManifestVersion.class,
    scope = ScopeType.INHERIT,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "./blogify help COMMAND describes a command and its options.",
      "./blogify synth, diff, deploy and destroy manage the deployment on AWS: see README.md."
    })
public final class BlogifyCli implements Runnable {
  private final CommandLine commandLine = new CommandLine(this);
  private final PrintWriter out;
  private final PrintWriter err;

  private BlogifyCli(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, UTF_8);
    var err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs a command.
   *
   * @return the exit code: 0 for success, 1 for a failure, 2 for a usage error
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    var cli = new BlogifyCli(out, err);
    return cli.commandLine
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((error, _) -> cli.printUsageError(error))
        .setExecutionExceptionHandler((failure, _, _) -> cli.printFailure(failure))
        .execute(arguments);
  }

  private int printUsageError(ParameterException error) {
    err.printf(
        "%s. See: %s%n",
        String.valueOf(error.getMessage()).lines().findFirst().orElse(""),
        error.getCommandLine().getCommandSpec().qualifiedName(" help "));
    return ExitCode.USAGE;
  }

  /** Prints the message of an expected failure, and rethrows any other exception. */
  private int printFailure(Exception failure) throws Exception {
    if (!(failure instanceof CommandException
        || failure instanceof StartupException
        || failure instanceof UncheckedIOException)) {
      throw failure;
    }
    err.println(failure.getMessage());
    return failure instanceof CommandException command ? command.exitCode() : ExitCode.SOFTWARE;
  }

  /** Reads the version from the manifest of the archive. */
  static final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Blogify "
            + Objects.requireNonNullElse(
                BlogifyCli.class.getPackage().getImplementationVersion(), "development")
      };
    }
  }

  @Override
  public void run() {
    commandLine.usage(out);
  }

  @Command(
      name = "dev",
      description = {
        "Runs the API, the user pool and everything that they need until Ctrl-C.",
        "The platform is ready when it prints \"Blogify is ready\". Data is stored on disk before a"
            + " request is answered, so it is available after the next start."
      })
  void dev(
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              converter = PlatformOptions.PortConverter.class,
              description =
                  "Port of the API (default: ${DEFAULT-VALUE}); the user pool listens on the next"
                      + " port. 0 selects two free ports.")
          int port,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              defaultValue = ".blogify",
              description = "Data folder (default: ${DEFAULT-VALUE}), created if absent.")
          Path data,
      @Option(
              names = "--cors-origin",
              paramLabel = "ORIGIN",
              defaultValue = "http://localhost:3000,http://localhost:5173",
              split = ",",
              description =
                  "Origin of a front end whose pages may call the API, the user pool and the media"
                      + " URLs (default: ${DEFAULT-VALUE}); repeatable.")
          List<String> origins,
      @Option(
              names = "--end-sessions-on-password-change",
              description =
                  "Ends the other sessions of a user who changes the password. Cognito keeps them.")
          boolean endSessionsOnPasswordChange,
      @Option(names = "--verbose", description = "Also logs each request.") boolean verbose)
      throws InterruptedException {
    ConsoleLogFormatter.install(verbose);
    var platform =
        LocalPlatform.start(
            new PlatformSettings(data, port, HashSet.ofAll(origins))
                .withEndSessionsOnPasswordChange(endSessionsOnPasswordChange));
    exitNormallyOnSignal(platform);
    out.printf("API         %s%n", platform.apiUri());
    out.printf("User pool   %s, app client %s%n", platform.userPoolUri(), LocalPlatform.CLIENT_ID);
    out.printf("Demo users  %s%n", DemoUsers.describeAll());
    out.printf("            with the password %s%n", DemoUsers.PASSWORD);
    out.printf("Data        %s%n", data.toAbsolutePath().normalize());
    out.printf("Blogify is ready: %s%n", platform.apiUri());
    out.flush();
    new CountDownLatch(1).await();
  }

  /**
   * Exits with code 0 on SIGINT and SIGTERM, for which the JVM exits with 130 and 143 by default.
   */
  private static void exitNormallyOnSignal(LocalPlatform platform) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              platform.close();
              Runtime.getRuntime().halt(ExitCode.OK);
            }));
  }

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
    new UserCommands(out).printToken(user, signIn);
  }

  @Command(
      name = "import",
      description = {
        "Imports Markdown files with front matter, and the pictures that they reference, through"
            + " the REST API of the running platform.",
        "Front matter is YAML, TOML or JSON, with the field names of Jekyll, Hexo, Hugo, Zola,"
            + " Docusaurus and Astro: see docs/guide/import.md. All posts belong to the user of"
            + " --as; author fields are ignored.",
        "Posts are published with their date. A post with a future date is scheduled, and a post"
            + " without a date or with a draft mark is imported as a draft. Pictures are uploaded,"
            + " and the links to them and to other posts are rewritten.",
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
      @Option(
              names = "--report",
              paramLabel = "FILE",
              description = "Also writes the outcomes to this file, as JSON.")
          @Nullable Path report,
      @Mixin SignInOptions signIn)
      throws IOException {
    return new UserCommands(out).importFolder(folder, user, report, signIn);
  }

  @Command(
      name = "events",
      description = {
        "Prints the archived events of the last 30 days in the order of publication, one"
            + " EventBridge entry per line as JSON."
      })
  void events(
      @Mixin PlatformOptions platform,
      @Option(names = "--follow", description = "Continues with new events until Ctrl-C.")
          boolean follow,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description =
                  "Prints events of this type only, for example post.published or"
                      + " blogify.post.published.v1.")
          @Nullable String type) {
    if (type != null && EventTypes.parse(type).isEmpty()) {
      throw CommandException.usageError(
          "%s is no event type. Types: %s".formatted(type, EventTypes.NAMES.mkString(", ")));
    }
    new EventCommands(out, platform.apiUri()).printEvents(follow, type);
  }

  @Command(
      name = "dead-letters",
      description = {
        "Prints the messages that consumers failed to process and the outbox entries that could not"
            + " be published, one per line as JSON, each with the reason."
      })
  void deadLetters(@Mixin PlatformOptions platform) {
    new EventCommands(out, platform.apiUri()).printDeadLetters();
  }

  @Command(
      name = "redrive",
      description = {
        "Delivers dead letters to their consumers again and publishes failed outbox entries again,"
            + " after the cause has been fixed."
      })
  void redrive(
      @Mixin PlatformOptions platform,
      @Parameters(
              paramLabel = "CONSUMER",
              arity = "0..1",
              description = "Redrives one consumer only, for example notifyOwner.")
          @Nullable String consumer) {
    new EventCommands(out, platform.apiUri()).redrive(consumer);
  }

  @Command(
      name = "replay",
      description = {
        "Delivers archived events to all consumers again. A consumer that processed an event before"
            + " ignores it."
      })
  void replay(
      @Mixin PlatformOptions platform,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              converter = EventCommands.InstantConverter.class,
              description = "Start of the period (RFC 3339, for example 2026-03-01T12:00:00Z).")
          Instant from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              converter = EventCommands.InstantConverter.class,
              description = "End of the period, exclusive.")
          Instant to) {
    if (!from.isBefore(to)) {
      throw CommandException.usageError("--from must be before --to");
    }
    new EventCommands(out, platform.apiUri()).replay(from, to);
  }
}
