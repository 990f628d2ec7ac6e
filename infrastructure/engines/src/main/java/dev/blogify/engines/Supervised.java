package dev.blogify.engines;

import java.io.IOException;
import java.util.Arrays;

/** Runs a main class until standard input ends, which it does with the process that started it. */
final class Supervised {
  private Supervised() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("until the end of input").start(Supervised::endWithInput);
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void endWithInput() {
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
