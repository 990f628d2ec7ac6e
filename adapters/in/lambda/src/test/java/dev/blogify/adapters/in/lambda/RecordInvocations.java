package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.lambda.AllFunctionsScenario.ScenarioStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/**
 * Records the first successful invocation of each function that has no recording. To replace a
 * recording, delete its file. Run by name.
 */
final class RecordInvocations {
  private static final Path RECORDINGS =
      Path.of("src/main/resources/dev/blogify/adapters/in/lambda/invocations");

  @Test
  void recordsFunctionsWithoutRecording() throws Exception {
    try (var aws = new RecordingAwsProxy()) {
      for (var step :
          AllFunctionsScenario.run(aws)
              .reject(ScenarioStep::isRefused)
              .distinctBy(ScenarioStep::function)) {
        var file = RECORDINGS.resolve(step.function() + ".json");
        if (Files.notExists(file)) {
          write(file, step);
        }
      }
    }
  }

  private static void write(Path file, ScenarioStep step) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("at", step.at().toString());
    fields.put("event", JSON.std.mapFrom(step.event()));
    fields.put("responses", step.calls().map(RecordedAwsCall::toRecording).asJava());
    step.status().forEach(status -> fields.put("status", status));
    Files.writeString(
        file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(fields) + "\n");
  }
}
