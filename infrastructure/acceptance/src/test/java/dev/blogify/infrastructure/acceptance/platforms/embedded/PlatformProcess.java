package dev.blogify.infrastructure.acceptance.platforms.embedded;

import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.RunningPlatform;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./blogify dev} in a process that can be killed. */
public record PlatformProcess(Process process, RunningPlatform running, BlogClient blog) {
  private static final Pattern POOL = Pattern.compile("User pool +(\\S+), app client (\\S+)");
  private static final Pattern PASSWORD = Pattern.compile(" +with the password (\\S+)");
  private static final Pattern READY = Pattern.compile("Blogify is ready: (\\S+)");

  /** Starts the platform in a folder, on free ports, and waits until it is ready. */
  public static PlatformProcess start(Path data) {
    try {
      var process =
          new ProcessBuilder("./blogify", "dev", "--port", "0", "--data", data.toString())
              .directory(ProjectFiles.root().toFile())
              .redirectErrorStream(true)
              .start();
      var lines = process.inputReader();
      var printed = untilReady(lines);
      var platform =
          new RunningPlatform(
              URI.create(find(printed, READY, 1)),
              URI.create(find(printed, POOL, 1)),
              find(printed, POOL, 2),
              find(printed, PASSWORD, 1));
      Thread.startVirtualThread(() -> lines.lines().forEach(System.out::println));
      return new PlatformProcess(
          process, platform, new BlogClient(platform, ProjectFiles.openApi()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> untilReady(BufferedReader lines) throws IOException {
    var printed = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.add(line);
      if (READY.matcher(line).matches()) {
        return printed;
      }
    }
    throw new IllegalStateException("Not ready: " + String.join("\n", printed));
  }

  private static String find(List<String> printed, Pattern pattern, int group) {
    return printed.stream()
        .map(pattern::matcher)
        .filter(line -> line.matches())
        .map(line -> line.group(group))
        .findFirst()
        .orElseThrow();
  }

  /** Runs code against the running platform. */
  public void runThenKill(Runnable work) {
    try {
      work.run();
    } finally {
      kill();
    }
  }

  /** Sends {@code SIGKILL} to the launcher and its descendants. */
  public void kill() {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(killed -> killed.onExit().join());
  }
}
