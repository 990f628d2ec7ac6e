package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback interface, with a virtual thread per request. */
public final class LocalHttpServer implements AutoCloseable {
  private static final int DEFAULT_BACKLOG = 0;
  private static final int SHUTDOWN_TIMEOUT_SECONDS = 1;

  static {
    // Avoids a delay of 40 ms per response, which Nagle's algorithm and delayed acknowledgements
    // cause. The JDK reads the property once, when it creates the first server.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Logger LOG = System.getLogger("dev.blogify.gateway");

  /** The response header in which API Gateway returns the request id. */
  static final String REQUEST_ID_HEADER = "apigw-requestid";

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private LocalHttpServer(HttpServer server) {
    this.server = server;
    server.setExecutor(executor);
  }

  /**
   * Binds a port, 0 for a free one. The server responds after {@link #start}.
   *
   * @throws java.net.BindException if the port is in use
   */
  public static LocalHttpServer bind(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new LocalHttpServer(HttpServer.create(address, DEFAULT_BACKLOG));
  }

  public LocalHttpServer serve(String path, HttpHandler handler, Filter filter) {
    server.createContext(path, withErrorHandling(handler)).getFilters().add(filter);
    return this;
  }

  /** Answers an exception with status 500, so that the server continues with other requests. */
  private static HttpHandler withErrorHandling(HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        try {
          handler.handle(exchange);
        } catch (RuntimeException fault) {
          LOG.log(
              Level.ERROR,
              "%s %s failed, request %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getResponseHeaders().getFirst(REQUEST_ID_HEADER)),
              fault);
          BufferedResponse.error(500, "Internal Server Error").send(exchange);
        }
      }
    };
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI uri() {
    return URI.create("http://localhost:" + port());
  }

  @Override
  public void close() {
    server.stop(SHUTDOWN_TIMEOUT_SECONDS);
    executor.close();
  }
}
