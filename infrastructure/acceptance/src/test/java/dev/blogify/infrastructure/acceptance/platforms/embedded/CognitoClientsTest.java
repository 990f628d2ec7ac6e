package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import io.vavr.collection.HashSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients that front ends use for Cognito sign up, sign in and manage accounts at the local
 * user pool, in Node.js and in a browser, whose page has another origin. {@code
 * infrastructure/acceptance/cognito-clients/install} installs them.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class CognitoClientsTest {
  private static final Path CLIENTS =
      ProjectFiles.root().resolve("infrastructure/acceptance/target/cognito-clients");
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final long TIMEOUT_SECONDS = 180;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ALL_SUCCEED =
      Map.of(
          "aws-amplify", "ok",
          "amazon-cognito-identity-js", "ok",
          "@aws-sdk/client-cognito-identity-provider", "ok");

  private final Logger logger = Logger.getLogger("dev.blogify.userpool");
  private final CodeRecorder codes = new CodeRecorder();
  private HttpServer site;
  private LocalPlatform platform;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    if (!Files.exists(CLIENTS.resolve("site/page.js"))) {
      skip("the clients are not installed by infrastructure/acceptance/cognito-clients/install");
    }
    logger.addHandler(codes);
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", SimpleFileServer.createFileHandler(CLIENTS.resolve("site")));
    site.createContext("/codes", codes::send);
    site.start();
    platform = LocalPlatform.start(new PlatformSettings(data, 0, HashSet.of(origin())));
  }

  @AfterAll
  void stop() {
    logger.removeHandler(codes);
    if (platform != null) {
      platform.close();
      site.stop(0);
    }
  }

  @Test
  void clientsWorkInNode() throws IOException, InterruptedException {
    assertThat(run("node.mjs", settings("node"))).isEqualTo(ALL_SUCCEED);
  }

  @Test
  void clientsWorkInABrowser() throws IOException, InterruptedException {
    if (!Files.isExecutable(CHROMIUM)) {
      skip("no browser exists at " + CHROMIUM);
    }
    assertThat(run("browser.mjs", origin() + "/", settings("browser"))).isEqualTo(ALL_SUCCEED);
  }

  private static void skip(String reason) {
    var message = "CognitoClientsTest is skipped, because " + reason;
    System.out.println(message);
    abort(message);
  }

  private String origin() {
    return "http://localhost:" + site.getAddress().getPort();
  }

  private String settings(String prefix) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "prefix",
            prefix,
            "endpoint",
            platform.userPoolUri().toString(),
            "userPoolId",
            LocalPlatform.USER_POOL_ID,
            "clientId",
            LocalPlatform.CLIENT_ID,
            "codes",
            origin() + "/codes"));
  }

  /** Returns the result of each client. */
  private static Map<String, String> run(String script, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    var output = Files.createTempFile("cognito-clients", ".json");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(CLIENTS.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      var json = Files.readString(output);
      assertThat(json).as("the output of " + script).startsWith("{");
      return JSON.readValue(json, new TypeReference<>() {});
    } finally {
      Files.delete(output);
    }
  }

  /** Records the last code of each username, which the pool writes to its log. */
  private static final class CodeRecorder extends Handler {
    private static final Pattern LINE = Pattern.compile("Code for (\\S+) to .*: (\\d{6})");

    private final Map<String, String> codes = new ConcurrentHashMap<>();

    void send(HttpExchange exchange) throws IOException {
      var code = codes.getOrDefault(exchange.getRequestURI().getQuery(), "").getBytes(UTF_8);
      exchange.sendResponseHeaders(200, code.length);
      try (var body = exchange.getResponseBody()) {
        body.write(code);
      }
    }

    @Override
    public void publish(LogRecord line) {
      var matcher = LINE.matcher(new SimpleFormatter().formatMessage(line));
      if (matcher.matches()) {
        codes.put(matcher.group(1), matcher.group(2));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
