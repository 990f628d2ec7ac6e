package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The Lambda runtime API for one function. */
final class RuntimeApiServer implements AutoCloseable {
  static final String REQUEST_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

  private static final String BASE_PATH = "/2018-06-01/runtime/";
  private static final long TIMEOUT_SECONDS = 60;

  private final HttpServer server;
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeCall> calls = new LinkedBlockingQueue<>();

  /**
   * A call of the function.
   *
   * @param path {@code invocation/next} if ready for an event, {@code restore/next} if ready for a
   *     snapshot, {@code init/error}, {@code response} or {@code error}
   * @param receivedAtNanos by {@link System#nanoTime} of the test process
   */
  record RuntimeCall(String path, String body, long receivedAtNanos) {}

  RuntimeApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(BASE_PATH, this::handle);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void sendEvent(String event) {
    events.add(event.getBytes(UTF_8));
  }

  /** Waits for the next call of the function. */
  RuntimeCall awaitCall() throws InterruptedException {
    var next = calls.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("The function made no call");
    }
    return next;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(BASE_PATH.length());
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      calls.add(
          new RuntimeCall(
              path.replace("invocation/" + REQUEST_ID + "/", ""), body, System.nanoTime()));
      switch (path) {
        case "invocation/next" -> respond(exchange, 200, events.take());
        case "restore/next" -> respond(exchange, 200, new byte[0]);
        default -> respond(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", REQUEST_ID);
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 15_000));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-3:123456789012:function:f");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
