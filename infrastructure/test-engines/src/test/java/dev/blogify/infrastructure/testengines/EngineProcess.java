package dev.blogify.infrastructure.testengines;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Starts a server process on a free port, and waits for its first response. */
final class EngineProcess {
  private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(90);

  private EngineProcess() {}

  /** The jars of the engines, from the class path that the Maven build writes. */
  static Seq<Path> classPath() {
    try (var in = EngineProcess.class.getResourceAsStream("classpath")) {
      if (in == null) {
        throw new IllegalStateException(
            "The class path of the engines is missing; build with Maven");
      }
      var paths = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return List.of(paths.split(File.pathSeparator, -1)).map(Path::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of an artifact, from the path of its jar in Maven's repository. */
  static String version(String artifact) {
    return classPath()
        .filter(jar -> jar.getName(jar.getNameCount() - 3).endsWith(artifact))
        .map(jar -> jar.getName(jar.getNameCount() - 2).toString())
        .single();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a main class and waits until its port responds. */
  static URI start(
      String name, int port, Seq<Path> jars, Seq<String> jvmOptions, Seq<String> mainAndArguments) {
    try {
      var log = Files.createTempFile("blogify-" + name + "-", ".log");
      var process =
          new ProcessBuilder(command(jars, jvmOptions, mainAndArguments).asJava())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var uri = URI.create("http://localhost:" + port);
      awaitStartup(name, process, log, uri);
      log.toFile().deleteOnExit();
      return uri;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Seq<String> command(
      Seq<Path> jars, Seq<String> jvmOptions, Seq<String> mainAndArguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var thisModule =
        Path.of(EngineProcess.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return List.of(java)
        .appendAll(jvmOptions)
        .append("-cp")
        .append(jars.append(thisModule).mkString(File.pathSeparator))
        .append(ParentBoundMain.class.getName())
        .appendAll(mainAndArguments);
  }

  private static void awaitStartup(String name, Process process, Path log, URI uri)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(STARTUP_TIMEOUT);
    try (var http = HttpClient.newHttpClient()) {
      while (process.isAlive() && Instant.now().isBefore(deadline)) {
        if (responds(http, uri)) {
          return;
        }
        process.waitFor(Duration.ofMillis(50));
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(name + " did not start:\n" + Files.readString(log));
  }

  private static boolean responds(HttpClient http, URI uri) throws InterruptedException {
    try {
      http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
