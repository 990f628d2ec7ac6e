package dev.blogify.adapters.in.lambda;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A function in a process of its own, started from the deployed archives. The class path also has
 * the runtime interface client, as in the managed runtime.
 */
final class LambdaProcess implements AutoCloseable {
  private static final String RUNTIME_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final RuntimeApiServer runtimeApi = new RuntimeApiServer();
  private final long startedAtNanos = System.nanoTime();
  private final Path log;
  private final Process process;

  private LambdaProcess(
      UnpackedArtifacts archives,
      LambdaFunction function,
      Map<String, String> environment,
      Seq<String> options)
      throws IOException {
    log = Files.createTempFile("blogify-function-", ".log");
    var builder = new ProcessBuilder(command(archives, function, options).asJava());
    builder.environment().clear();
    builder.environment().putAll(environment.toJavaMap());
    builder.environment().putAll(lambdaVariables(function).toJavaMap());
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  static LambdaProcess start(
      UnpackedArtifacts archives,
      LambdaFunction function,
      Map<String, String> environment,
      String... options) {
    try {
      return new LambdaProcess(archives, function, environment, List.of(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RuntimeApiServer runtimeApi() {
    return runtimeApi;
  }

  /** Start time by {@link System#nanoTime} of the test process. */
  long startedAtNanos() {
    return startedAtNanos;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends an event once the function is ready, and returns its response or error. */
  RuntimeApiServer.RuntimeCall invoke(String event) throws InterruptedException {
    awaitCallTo("invocation/next");
    runtimeApi.sendEvent(event);
    return runtimeApi.awaitCall();
  }

  void awaitCallTo(String path) throws InterruptedException {
    var call = runtimeApi.awaitCall();
    if (!call.path().equals(path)) {
      throw new IllegalStateException("Expected %s, received %s\n%s".formatted(path, call, log()));
    }
  }

  /** The standard output and error of the process. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    runtimeApi.close();
    log.toFile().deleteOnExit();
  }

  private Map<String, String> lambdaVariables(LambdaFunction function) {
    return LinkedHashMap.of(
        "AWS_LAMBDA_RUNTIME_API",
        runtimeApi.address(),
        "_HANDLER",
        handler(function),
        LambdaFunction.ID_VARIABLE,
        function.name(),
        "AWS_LAMBDA_FUNCTION_NAME",
        "blogify-test-" + function.name(),
        "AWS_LAMBDA_FUNCTION_VERSION",
        "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        Integer.toString(function.memoryMb()),
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "/aws/lambda/" + function.name(),
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "local",
        "LAMBDA_TASK_ROOT",
        "/var/task");
  }

  private static Seq<String> command(
      UnpackedArtifacts archives, LambdaFunction function, Seq<String> options) {
    var path =
        archives
            .jars()
            .map(Path::toString)
            .appendAll(runtimeClientJars())
            .mkString(File.pathSeparator);
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .appendAll(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"))
        .appendAll(options)
        .appendAll(List.of("-cp", path, RUNTIME_CLIENT, handler(function)));
  }

  /** The handler in the form in which the deployment states it. */
  private static String handler(LambdaFunction function) {
    return function.handlerClass().getName() + "::handleRequest";
  }

  private static Seq<String> runtimeClientJars() {
    return List.of(
            RUNTIME_CLIENT, "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer")
        .map(LambdaProcess::jarOf);
  }

  private static String jarOf(String type) {
    try {
      var source = Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
      return Path.of(source.toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
