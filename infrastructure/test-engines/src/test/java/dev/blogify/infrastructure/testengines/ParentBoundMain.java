package dev.blogify.infrastructure.testengines;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs a main class and halts at the end of standard input, which the end of the parent process
 * causes.
 */
final class ParentBoundMain {
  private ParentBoundMain() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("halt-with-parent").start(ParentBoundMain::haltAtEndOfInput);
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // The parent process writes nothing.
      }
    } catch (IOException _) {
      // A broken pipe, too, means that the parent process has ended.
    }
    Runtime.getRuntime().halt(0);
  }
}
