package dev.blogify.infrastructure.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import dev.blogify.infrastructure.local.StartupException;
import io.vavr.collection.HashSet;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line. Each method with {@code @Command} is a subcommand. */
@Command(
    name = "./blogify",
    description = "Runs Blogify on this machine.",
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
    return new BlogifyCli(out, err).run(arguments);
  }

  private int run(String... arguments) {
    List.of(new UserCommands(out), new EventCommands(out))
        .forEach(
            group -> new CommandLine(group).getSubcommands().forEach(commandLine::addSubcommand));
    return commandLine
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((error, _) -> printUsageError(error))
        .setExecutionExceptionHandler((failure, _, _) -> printFailure(failure))
        .execute(arguments);
  }

  private int printUsageError(ParameterException error) {
    err.printf(
        "%s. See: %s%n",
        String.valueOf(error.getMessage()).lines().findFirst().orElse(""),
        error.getCommandLine().getCommandSpec().qualifiedName(" help "));
    return ExitCode.USAGE;
  }

  /** Prints one sentence for a failure outside Blogify, and the stack trace of any other. */
  private int printFailure(Exception failure) throws Exception {
    if (!(failure instanceof CommandException
        || failure instanceof StartupException
        || failure instanceof UncheckedIOException)) {
      throw failure;
    }
    err.println(failure.getMessage());
    return failure instanceof CommandException command ? command.exitCode() : ExitCode.SOFTWARE;
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
              converter = PortConverter.class,
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
                  "Origin of a front end that may call the API (default: ${DEFAULT-VALUE});"
                      + " repeatable.")
          List<String> origins,
      @Option(names = "--verbose", description = "Also logs each request.") boolean verbose)
      throws InterruptedException {
    ConsoleLogFormatter.install(verbose);
    var platform = LocalPlatform.start(new PlatformSettings(data, port, HashSet.ofAll(origins)));
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

  /** Exits with code 0 on SIGINT and SIGTERM, where the JVM alone exits with 130 and 143. */
  private static void exitNormallyOnSignal(LocalPlatform platform) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              platform.close();
              Runtime.getRuntime().halt(ExitCode.OK);
            }));
  }
}
