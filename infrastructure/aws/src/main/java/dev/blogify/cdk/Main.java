package dev.blogify.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Where the launcher starts a synthesis. */
final class Main {
  private static final int BAD_SETTINGS = 2;

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(new PrintWriter(System.err, true, UTF_8), arguments));
  }

  /** Takes the stage's file, the archives of functions and layer, and where to write. */
  static int run(PrintWriter err, String... arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var archives = new Archives(Path.of(arguments[1]), Path.of(arguments[2]));
    return StageFile.read(file)
        .fold(
            violations -> complain(err, file, violations),
            stage -> {
              Plan.synthesize(stage, archives, Path.of(arguments[3]));
              return 0;
            });
  }

  private static int complain(PrintWriter err, Path file, Seq<Violation> violations) {
    violations.forEach(violation -> err.println(file + ": " + violation));
    return BAD_SETTINGS;
  }
}
