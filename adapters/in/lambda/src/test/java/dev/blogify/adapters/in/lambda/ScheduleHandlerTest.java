package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.in.consumers.Job;
import dev.blogify.adapters.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

final class ScheduleHandlerTest {
  private static final Duration AGE = Duration.ofHours(26);

  @Test
  void logsTheAgeOfDueItemsEvenIfTheJobFails() throws IOException {
    var sweep =
        ScheduleHandler.eventHandler(
            "sweep",
            new Job() {
              @Override
              public void run(String correlationId) {
                throw new UnsupportedOperationException();
              }

              @Override
              public void run(String correlationId, BiConsumer<String, Duration> ages) {
                ages.accept("pendingMediaAge", AGE);
                throw new IllegalStateException("denied");
              }
            });
    var logged = LogCapture.start(Level.INFO);
    try {
      assertThatThrownBy(() -> run(sweep)).hasMessage("denied");

      var line = JsonObject.parse(logged.lines().single());
      assertThat(line.text("level")).isEqualTo("ERROR");
      assertThat(line.number("pendingMediaAge")).isEqualTo(26 * 3_600);
      assertThat(metrics(line)).contains("faults in Count", "pendingMediaAge in Seconds");
    } finally {
      logged.close();
    }
  }

  @Test
  void logsNoAgeThatTheJobDidNotReport() throws IOException {
    var logged = LogCapture.start(Level.INFO);
    try {
      run(ScheduleHandler.eventHandler("reconcileMedia", _ -> {}));

      assertThat(metrics(JsonObject.parse(logged.lines().single())))
          .containsExactly("requests in Count", "faults in Count", "durationMs in Milliseconds");
    } finally {
      logged.close();
    }
  }

  private static void run(LambdaEventHandler function) throws IOException {
    function.handle(
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(),
        "request-1",
        Duration.ofSeconds(15));
  }

  private static Iterable<String> metrics(JsonObject line) {
    return line.object("_aws")
        .objects("CloudWatchMetrics")
        .head()
        .objects("Metrics")
        .map(metric -> metric.text("Name") + " in " + metric.text("Unit"));
  }
}
