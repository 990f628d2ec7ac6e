package dev.blogify.infrastructure.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.stage.StageFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The entry point of {@code ./blogify synth}. */
public final class CdkMain {
  private static final int INVALID_SETTINGS = 2;

  private CdkMain() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(new PrintWriter(System.err, true, UTF_8), arguments));
  }

  /**
   * Synthesizes a stage.
   *
   * @param arguments the stage file, the archives of functions and layer, and the output folder
   * @return the exit status, which is not zero if a setting is invalid
   */
  public static int run(PrintWriter err, String... arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var artifacts = new LambdaArtifacts(Path.of(arguments[1]), Path.of(arguments[2]));
    return StageFile.read(file)
        .fold(
            violations -> {
              violations.forEach(violation -> err.println(file + ": " + violation));
              return INVALID_SETTINGS;
            },
            stage -> {
              BlogifyApp.synthesize(stage, artifacts, Path.of(arguments[3]));
              return 0;
            });
  }
}
