package dev.blogify.adapters.in.lambda;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Measures three functions, each in a process of its own over local engines: the time until the
 * process is ready, the time of the first and of the second invocation, the processor time of the
 * process, the loaded classes, and the peak memory. A second row per function is primed, as before
 * a SnapStart snapshot. Failsafe runs it only by name.
 */
final class ColdStartBenchmark {
  private static final int RUNS = 9;
  private static final double NANOS_PER_MILLI = 1e6;

  @Test
  void measuresColdStarts() throws Exception {
    var archives = UnpackedArtifacts.unpacked();
    try (var aws = new RecordingAwsProxy()) {
      var post = RecordedInvocation.load("getPost").event();
      var lists = RecordedInvocation.load("listPosts").event();
      var events =
          List.<Supplier<String>>of(ColdStartBenchmark::createPostEvent, () -> post, () -> lists);
      System.out.println(
          "function        init ms  first ms  second ms  cpu ms  classes  peak MB   (medians of %d)"
              .formatted(RUNS));
      for (var pair : List.of("createPost", "getPost", "listPosts").zip(events)) {
        var function = LambdaFunctions.ALL.find(each -> each.name().equals(pair._1)).get();
        report(function.name(), archives, function, aws.environment(function), pair._2);
        report(
            "  primed",
            archives,
            function,
            aws.environment(function).put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
            pair._2);
      }
    }
  }

  private static void report(
      String label,
      UnpackedArtifacts archives,
      LambdaFunction function,
      Map<String, String> environment,
      Supplier<String> event)
      throws Exception {
    Seq<Run> runs = Vector.empty();
    for (var run = 0; run < RUNS; run++) {
      runs = runs.append(measure(archives, function, environment, event));
    }
    System.out.println(
        "%-14s %8.0f %9.0f %10.0f %7.0f %8.0f %8.0f"
            .formatted(
                label,
                median(runs.map(Run::init)),
                median(runs.map(Run::first)),
                median(runs.map(Run::second)),
                median(runs.map(Run::cpu)),
                median(runs.map(Run::classes)),
                median(runs.map(Run::peakMb))));
  }

  private record Run(
      double init, double first, double second, double cpu, double classes, double peakMb) {}

  private static Run measure(
      UnpackedArtifacts archives,
      LambdaFunction function,
      Map<String, String> environment,
      Supplier<String> event)
      throws Exception {
    try (var process = LambdaProcess.start(archives, function, environment)) {
      var ready = process.runtimeApi().awaitCall();
      if (ready.path().equals("restore/next")) {
        process.awaitCallTo("invocation/next");
      }
      var begin = System.nanoTime();
      process.runtimeApi().sendEvent(event.get());
      var first = process.runtimeApi().awaitCall();
      var again = process.runtimeApi().awaitCall();
      process.runtimeApi().sendEvent(event.get());
      var second = process.runtimeApi().awaitCall();
      return new Run(
          millis(process.startedAtNanos(), ready.receivedAtNanos()),
          millis(begin, first.receivedAtNanos()),
          millis(again.receivedAtNanos(), second.receivedAtNanos()),
          process.handle().info().totalCpuDuration().orElseThrow().toMillis(),
          classes(process.handle().pid()),
          peakMb(process.handle().pid()));
    }
  }

  /** Creates a unique title, because equal titles contend for one slug. */
  private static String createPostEvent() {
    return ApiGatewayEvent.forOperation("createPost")
        .signedInAs(AllFunctionsScenario.ALICE, "author")
        .json("{\"title\":\"%s\"}".formatted(UUID.randomUUID()))
        .toJson();
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
