package dev.blogify.infrastructure.testengines;

import java.io.IOException;
import java.util.Arrays;

/** Runs a main class until standard input ends, which it does with the process that started it. */
final class ParentBoundMain {
  private ParentBoundMain() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform()
        .daemon()
        .name("until the end of input")
        .start(ParentBoundMain::haltAtEndOfInput);
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException _) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
