package dev.blogify.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

final class ScheduledTest {
  private static final Duration AGE = Duration.ofHours(26);

  /** That is when somebody is to be woken. */
  @Test
  void tellsHowLateItIsEvenIfItsWorkFails() throws IOException {
    var sweep =
        new Scheduled(
            "sweep",
            (_, ages) -> {
              ages.tell("pendingMediaAge", AGE);
              throw new IllegalStateException("denied");
            });
    var logged = Logged.from(Level.INFO);
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
  void tellsNothingOfWhatItDidNotMeasure() throws IOException {
    var logged = Logged.from(Level.INFO);
    try {
      run(new Scheduled("reconcileMedia", _ -> {}));

      assertThat(metrics(JsonObject.parse(logged.lines().single())))
          .containsExactly("requests in Count", "faults in Count", "durationMs in Milliseconds");
    } finally {
      logged.close();
    }
  }

  private static void run(Scheduled function) throws IOException {
    function.handle(
        new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), "request-1");
  }

  private static Iterable<String> metrics(JsonObject line) {
    return line.object("_aws")
        .objects("CloudWatchMetrics")
        .head()
        .objects("Metrics")
        .map(metric -> metric.text("Name") + " in " + metric.text("Unit"));
  }
}
