package dev.blogify.functions;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * How long three functions take to start and to answer, each in a process of its own over local
 * engines; medians. Run by name.
 */
final class StartTimes {
  private static final int RUNS = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  @Test
  void areTold() throws Exception {
    var archives = Archives.unpack();
    try (var aws = new Aws()) {
      var events =
          List.of(
              Event.of("createPost")
                  .by(Story.ALICE, "author")
                  .json("{\"title\":\"Tides\"}")
                  .toJson(),
              Tape.of("getPost").event(),
              Tape.of("requestUpload").event());
      System.out.println(
          "function        init ms  first ms  second ms  classes  peak MB   (medians of %d)"
              .formatted(RUNS));
      for (var pair : List.of("createPost", "getPost", "requestUpload").zip(events)) {
        var function = Functions.ALL.find(each -> each.name().equals(pair._1)).get();
        Seq<Run> runs = Vector.empty();
        for (var run = 0; run < RUNS; run++) {
          runs = runs.append(measure(archives, aws, function, pair._2));
        }
        System.out.println(
            "%-14s %8.0f %9.0f %10.0f %8.0f %8.0f"
                .formatted(
                    pair._1,
                    median(runs.map(Run::init)),
                    median(runs.map(Run::first)),
                    median(runs.map(Run::second)),
                    median(runs.map(Run::classes)),
                    median(runs.map(Run::peakMb))));
      }
    }
  }

  private record Run(double init, double first, double second, double classes, double peakMb) {}

  private static Run measure(Archives archives, Aws aws, LambdaFunction function, String event)
      throws Exception {
    try (var process = LambdaProcess.start(archives, function, aws.environment(function))) {
      var ready = process.api().hear();
      var begin = System.nanoTime();
      process.api().send(event);
      var first = process.api().hear();
      var again = process.api().hear();
      process.api().send(event);
      var second = process.api().hear();
      return new Run(
          millis(process.begin(), ready.nanos()),
          millis(begin, first.nanos()),
          millis(again.nanos(), second.nanos()),
          classes(process.handle().pid()),
          peakMb(process.handle().pid()));
    }
  }

  private static double millis(long from, long to) {
    return (to - from) / NANOS_PER_MILLI;
  }

  private static double classes(long pid) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var counters = new ProcessBuilder(jcmd, Long.toString(pid), "PerfCounter.print").start();
    var text = new String(counters.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    counters.waitFor(Duration.ofSeconds(10));
    return text.lines()
        .filter(line -> line.matches("java\\.cls\\.(loaded|sharedLoaded)Classes=.*"))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".*=", "")))
        .sum();
  }

  private static double peakMb(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1e3;
  }

  private static double median(Seq<Double> values) {
    return values.sorted().get(values.size() / 2);
  }
}
