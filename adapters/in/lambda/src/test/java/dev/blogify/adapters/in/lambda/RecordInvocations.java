package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.lambda.AllFunctionsScenario.ScenarioStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** Writes the tapes anew, of each function's first success. Run by name. */
final class RecordInvocations {
  private static final Path RECORDINGS = Path.of("src/main/resources/dev/blogify/functions/tapes");

  @Test
  void recordsAllFunctions() throws Exception {
    try (var aws = new RecordingAwsProxy()) {
      for (var scene :
          AllFunctionsScenario.run(aws)
              .reject(ScenarioStep::isRefused)
              .distinctBy(ScenarioStep::function)) {
        write(RECORDINGS.resolve(scene.function() + ".json"), scene);
      }
    }
  }

  private static void write(Path tape, ScenarioStep scene) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("at", scene.at().toString());
    fields.put("event", JSON.std.mapFrom(scene.event()));
    fields.put("answers", scene.calls().map(RecordedAwsCall::toRecording).asJava());
    scene.status().forEach(status -> fields.put("status", status));
    Files.writeString(
        tape, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(fields) + "\n");
  }
}
