package dev.blogify.infrastructure.testengines;

import java.io.IOException;
import java.util.Arrays;

/** Runs a main class until standard input ends, which ends with the parent process. */
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
      // A broken pipe also means that the parent process ended.
    }
    Runtime.getRuntime().halt(0);
  }
}
