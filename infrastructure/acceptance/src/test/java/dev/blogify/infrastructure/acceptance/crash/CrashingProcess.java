package dev.blogify.infrastructure.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that runs one command and stops at a given port call, as after {@code kill -9}. */
final class CrashingProcess {
  /** The exit status that a shell reports after {@code SIGKILL}. */
  private static final int SIGKILL_EXIT_STATUS = 137;

  private CrashingProcess() {}

  /** Whether the process stops after the port call or before it. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /**
   * Runs a command in a new process.
   *
   * @param call the number of the port call at which the process stops, from 1
   * @return whether the process made this call; otherwise the command completed
   */
  static boolean runUntilCrash(
      String address, CrashCommand command, int number, int call, Moment moment) {
    try {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CrashingProcess.class.getName(),
                  address,
                  command.name(),
                  Integer.toString(number),
                  Integer.toString(call),
                  moment.name())
              .inheritIO()
              .start();
      var status = process.waitFor();
      if (status != 0 && status != SIGKILL_EXIT_STATUS) {
        throw new AssertionError("%s ended with %d".formatted(command, status));
      }
      return status == SIGKILL_EXIT_STATUS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] arguments) {
    var number = Integer.parseInt(arguments[2]);
    var end = new CrashPoint(Integer.parseInt(arguments[3]), Moment.valueOf(arguments[4]));
    try (var stores = CrashStores.open(arguments[0])) {
      CrashCommand.valueOf(arguments[1])
          .run(end.wrap(stores.posts()), end.wrap(stores.media()), number)
          .getOrElseThrow(refusal -> new AssertionError(refusal.toString()));
    }
  }

  /** Counts the calls of all proxied ports. */
  private record CrashPoint(int call, Moment moment, AtomicInteger calls) {
    CrashPoint(int call, Moment moment) {
      this(call, moment, new AtomicInteger());
    }

    @SuppressWarnings("unchecked") // A port is an interface, which the proxy implements.
    <T> T wrap(T port) {
      return (T)
          Proxy.newProxyInstance(
              port.getClass().getClassLoader(),
              port.getClass().getInterfaces(),
              (_, method, values) -> {
                var isLast = calls.incrementAndGet() == call;
                if (isLast && moment == Moment.BEFORE) {
                  Runtime.getRuntime().halt(SIGKILL_EXIT_STATUS);
                }
                try {
                  return method.invoke(port, values);
                } catch (InvocationTargetException fault) {
                  throw fault.getCause();
                } finally {
                  if (isLast) {
                    Runtime.getRuntime().halt(SIGKILL_EXIT_STATUS);
                  }
                }
              });
    }
  }
}
