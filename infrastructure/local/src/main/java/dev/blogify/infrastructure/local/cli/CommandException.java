package dev.blogify.infrastructure.local.cli;

import picocli.CommandLine.ExitCode;

/** Ends a command. The message is the sentence that the user reads. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  static CommandException failure(String sentence) {
    return new CommandException(
        ExitCode.SOFTWARE, sentence.endsWith(".") ? sentence : sentence + ".");
  }

  static CommandException usageError(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence + ". See: ./blogify help");
  }

  int exitCode() {
    return exitCode;
  }
}
