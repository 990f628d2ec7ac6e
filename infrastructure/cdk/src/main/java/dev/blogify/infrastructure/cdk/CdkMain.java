package dev.blogify.infrastructure.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.stage.SettingViolation;
import dev.blogify.infrastructure.cdk.stage.StageFile;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Where the launcher starts a synthesis. */
public final class CdkMain {
  private static final int INVALID_SETTINGS = 2;

  private CdkMain() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(new PrintWriter(System.err, true, UTF_8), arguments));
  }

  /** Takes the stage's file, the archives of functions and layer, and where to write. */
  public static int run(PrintWriter err, String... arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var archives = new LambdaArtifacts(Path.of(arguments[1]), Path.of(arguments[2]));
    return StageFile.read(file)
        .fold(
            violations -> reportViolations(err, file, violations),
            stage -> {
              BlogifyApp.synthesize(stage, archives, Path.of(arguments[3]));
              return 0;
            });
  }

  private static int reportViolations(
      PrintWriter err, Path file, Seq<SettingViolation> violations) {
    violations.forEach(violation -> err.println(file + ": " + violation));
    return INVALID_SETTINGS;
  }
}
