package dev.blogify.adapters.out.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.out.aws.TestHttpServer;
import dev.blogify.adapters.out.aws.s3.SigV4.ReceivedRequest;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A proxy that verifies signatures in front of an S3 server that does not. It rejects altered,
 * unsigned and expired requests. The S3 server verifies the checksum headers of bodies.
 */
public final class SigV4Proxy implements AutoCloseable {
  private static final Set<String> HOP_BY_HOP_HEADERS =
      HashSet.of(
          "authorization",
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "http2-settings",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConcurrentMap<String, Lock> writeLocks = new ConcurrentHashMap<>();
  private final URI upstream;
  private final AccessKey accessKey;
  private final InstantSource clock;
  private final Consumer<String> creationListener;
  private final Consumer<PresignedUrlUse> usageListener;
  private final TestHttpServer server = TestHttpServer.start(this::handle);

  private SigV4Proxy(
      URI upstream,
      AccessKey key,
      InstantSource clock,
      Consumer<String> created,
      Consumer<PresignedUrlUse> used) {
    this.upstream = upstream;
    this.accessKey = key;
    this.clock = clock;
    this.creationListener = created;
    this.usageListener = used;
  }

  /**
   * Starts the proxy on a free port.
   *
   * @param upstream S3 server with path-style addresses
   * @param key the only accepted access key
   * @param created receives the key of each created object under {@code pending/} after the
   *     response to the client, as S3's "Object Created" notifications
   * @param used receives each accepted request with a presigned URL before the response
   */
  public static SigV4Proxy start(
      URI upstream,
      AccessKey key,
      InstantSource clock,
      Consumer<String> created,
      Consumer<PresignedUrlUse> used) {
    return new SigV4Proxy(upstream, key, clock, created, used);
  }

  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = receivedRequest(exchange);
      var refusal = new SigV4Verifier(accessKey, clock.instant()).verify(request);
      if (refusal.isDefined()) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        sendError(exchange, refusal.get());
      } else {
        PresignedUrlUse.of(request, clock.instant()).forEach(usageListener);
        proxy(exchange, request);
      }
    }
  }

  private static ReceivedRequest receivedRequest(HttpExchange exchange) {
    var url = exchange.getRequestURI();
    Map<String, Seq<String>> headers =
        HashMap.ofAll(exchange.getRequestHeaders())
            .map((name, values) -> Tuple.of(lowerCase(name), List.ofAll(values)));
    return new ReceivedRequest(
        exchange.getRequestMethod(),
        url.getRawPath(),
        ReceivedRequest.parseQuery(Option.of(url.getRawQuery())),
        headers);
  }

  private static void sendError(HttpExchange exchange, SigV4Verifier.SigV4Error refusal)
      throws IOException {
    var xml = refusal.toXml();
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(refusal.status(), -1);
    } else {
      exchange.sendResponseHeaders(refusal.status(), xml.length);
      exchange.getResponseBody().write(xml);
    }
  }

  private void proxy(HttpExchange exchange, ReceivedRequest request) throws IOException {
    var answer = forwardSerially(exchange, request);
    try (var body = answer.body()) {
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!HOP_BY_HOP_HEADERS.contains(lowerCase(name))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      respond(exchange, answer, body);
    }
    exchange.close();
    if (request.method().equals("PUT") && answer.statusCode() == 200) {
      pendingKey(request.path()).forEach(creationListener);
    }
  }

  private static void respond(
      HttpExchange exchange, HttpResponse<InputStream> answer, InputStream body)
      throws IOException {
    var length = answer.headers().firstValueAsLong("content-length");
    if (exchange.getRequestMethod().equals("HEAD")) {
      length.ifPresent(
          bytes -> exchange.getResponseHeaders().set("Content-Length", Long.toString(bytes)));
      exchange.sendResponseHeaders(answer.statusCode(), -1);
    } else {
      var bytes = body.readAllBytes();
      exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Serializes conditional writes, because S3 accepts only one and S3Mock may accept several. */
  private HttpResponse<InputStream> forwardSerially(HttpExchange exchange, ReceivedRequest request)
      throws IOException {
    if (request.header("if-none-match").isEmpty()) {
      return forward(exchange, request);
    }
    var turn = writeLocks.computeIfAbsent(request.path(), _ -> new ReentrantLock());
    turn.lock();
    try {
      return forward(exchange, request);
    } finally {
      turn.unlock();
    }
  }

  private HttpResponse<InputStream> forward(HttpExchange exchange, ReceivedRequest request)
      throws IOException {
    var forwarded =
        HttpRequest.newBuilder(upstream.resolve(upstreamTarget(exchange.getRequestURI())))
            .method(request.method(), body(exchange, request));
    request
        .headers()
        .filterKeys(name -> !HOP_BY_HOP_HEADERS.contains(name))
        .forEach((name, values) -> values.forEach(value -> forwarded.header(name, value)));
    try {
      return client.send(forwarded.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.getMessage());
    }
  }

  private static BodyPublisher body(HttpExchange exchange, ReceivedRequest request) {
    return request
        .header("content-length")
        .map(Long::valueOf)
        .filter(length -> length > 0)
        .map(length ->
            BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(exchange::getRequestBody), length))
        .getOrElse(BodyPublishers::noBody);
  }

  /** The path and the query without the signature parameters. */
  private static String upstreamTarget(URI url) {
    var rest =
        Option.of(url.getRawQuery())
            .toList()
            .flatMap(query -> List.of(query.split("&", -1)))
            .reject(part -> part.startsWith("X-Amz-"));
    return url.getRawPath() + (rest.isEmpty() ? "" : "?" + rest.mkString("&"));
  }

  /** The key of an object under {@code pending/}. */
  private static Option<String> pendingKey(String path) {
    var key = path.substring(path.indexOf('/', 1) + 1);
    return Option.when(key.startsWith("pending/"), key);
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** An access key with its secret, and a session token if it is temporary. */
  public record AccessKey(
      String accessKeyId, String secretAccessKey, Option<String> sessionToken) {}

  /**
   * A use of a presigned URL.
   *
   * @param signature identifies the URL
   * @param age time since the signature
   */
  public record PresignedUrlUse(
      String signature,
      String method,
      String bucket,
      String key,
      Duration age,
      Option<String> ifNoneMatch) {
    private static Option<PresignedUrlUse> of(ReceivedRequest request, Instant now) {
      var path = URLDecoder.decode(request.path(), UTF_8).split("/", 3);
      return request
          .parameter("X-Amz-Signature")
          .map(signature ->
              new PresignedUrlUse(
                  signature,
                  request.method(),
                  path[1],
                  path[2],
                  Duration.between(
                      SigV4Verifier.parseDate(request.parameter("X-Amz-Date").get()), now),
                  request.header("if-none-match")));
    }
  }
}
