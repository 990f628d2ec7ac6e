package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server on the loopback interface: Jetty with limits, because a few unfinished requests
 * can exhaust the memory or the file descriptors of a server without limits (ADR-52). It has a
 * platform thread per request, because the operating system preempts these.
 */
public final class LocalHttpServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 256;

  /** More threads than connections, so that no request waits for the end of another one. */
  private static final int MAX_THREADS = MAX_CONNECTIONS + 16;

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  /** Applies to all connections while their number is at the maximum. */
  private static final Duration SHORT_IDLE_TIMEOUT = Duration.ofSeconds(1);

  /** The sender of a slower body gets status 408. */
  private static final int MIN_BODY_BYTES_PER_SECOND = 500;

  /** Responses have none, because an event stream is slow. */
  private static final long NO_MINIMUM = 0;

  /** Above the limit of the gateway, which then answers with its own status 431. */
  private static final int MAX_HEADER_BYTES = 32_768;

  private static final int SHUTDOWN_TIMEOUT_SECONDS = 1;

  private static final Logger LOG = System.getLogger("dev.blogify.gateway");

  /** The response header in which API Gateway returns the request id. */
  static final String REQUEST_ID_HEADER = "apigw-requestid";

  private final ServerConnector connector;
  private List<Context> contexts = List.empty();

  private LocalHttpServer(ServerConnector connector) {
    this.connector = connector;
    connector
        .getServer()
        .setHandler(
            new MinimumDataRateHandler(
                new ContextSelector(), MIN_BODY_BYTES_PER_SECOND, NO_MINIMUM));
  }

  /**
   * Binds a port, 0 for a free one. The server responds after {@link #start}.
   *
   * @throws java.net.BindException if the port is in use
   */
  public static LocalHttpServer bind(int port) throws IOException {
    var settings = new HttpConfiguration();
    settings.setSendServerVersion(false);
    settings.setRequestHeaderSize(MAX_HEADER_BYTES);
    // The gateway decides on every path, as API Gateway does.
    settings.setUriCompliance(UriCompliance.UNSAFE);
    var server = new Server(new QueuedThreadPool(MAX_THREADS));
    server.setErrorHandler(new GatewayErrorHandler());
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(settings));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    server.addConnector(connector);
    var limit = new NetworkConnectionLimit(MAX_CONNECTIONS, connector);
    limit.setEndPointIdleTimeout(SHORT_IDLE_TIMEOUT.toMillis());
    server.addBean(limit);
    open(connector);
    return new LocalHttpServer(connector);
  }

  /** Unwraps the exception in which Jetty reports a port in use. */
  private static void open(ServerConnector connector) throws IOException {
    try {
      connector.open();
    } catch (IOException e) {
      throw e.getCause() instanceof BindException inUse ? inUse : e;
    }
  }

  public LocalHttpServer serve(String path, HttpHandler handler, Filter filter) {
    var filters = java.util.List.of(new LoopbackHostFilter(), filter);
    var filtered =
        withErrorHandling(exchange -> new Filter.Chain(filters, handler).doFilter(exchange));
    contexts = contexts.append(new Context(path, filtered));
    return this;
  }

  /** A handler of all paths that start with a prefix; the longest prefix has priority. */
  private record Context(String prefix, HttpHandler handler) {}

  /** Calls the handler of the path; a request target that is no URI gets status 400. */
  private final class ContextSelector extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      var uri = parse(request.getHttpURI());
      if (uri.isEmpty()) {
        Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
        return true;
      }
      var path = Option.of(uri.get().getRawPath()).getOrElse("");
      contexts
          .filter(context -> path.startsWith(context.prefix()))
          .maxBy(context -> context.prefix().length())
          .getOrElse(contexts.head())
          .handler()
          .handle(new JettyExchange(request, response, uri.get()));
      callback.succeeded();
      return true;
    }

    private static Option<URI> parse(HttpURI uri) {
      try {
        return Option.some(new URI(uri.getPathQuery()));
      } catch (URISyntaxException _) {
        return Option.none();
      }
    }
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
    try {
      connector.getServer().start();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server cannot start", e);
    }
  }

  public int port() {
    return connector.getLocalPort();
  }

  public URI uri() {
    return URI.create("http://localhost:" + port());
  }

  /** Waits up to one second for requests in progress. */
  @Override
  public void close() {
    var server = connector.getServer();
    server.setStopTimeout(Duration.ofSeconds(SHUTDOWN_TIMEOUT_SECONDS).toMillis());
    try {
      server.stop();
    } catch (TimeoutException e) {
      LOG.log(Level.DEBUG, "Requests were in progress when the HTTP server stopped", e);
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server cannot stop", e);
    } finally {
      connector.close();
    }
  }

  /** Answers a malformed request as API Gateway does, in place of an HTML page. */
  private static final class GatewayErrorHandler extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int status,
        String message,
        Throwable cause,
        Callback callback) {
      response.getHeaders().put("content-type", "application/json");
      response.getHeaders().put("x-content-type-options", "nosniff");
      var reason = HttpStatus.getMessage(status);
      var body = JsonObject.EMPTY.with("message", reason).toJson();
      response.write(true, StandardCharsets.UTF_8.encode(body), callback);
    }
  }
}
