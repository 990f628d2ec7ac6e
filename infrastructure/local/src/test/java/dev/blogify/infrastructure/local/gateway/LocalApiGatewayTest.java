package dev.blogify.infrastructure.local.gateway;

import static dev.blogify.adapters.in.http.Operation.Access.ANONYMOUS;
import static dev.blogify.adapters.in.http.Operation.Access.AUTHENTICATED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operation.Access;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.infrastructure.local.gateway.RawHttpClient.RawResponse;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalApiGatewayTest {
  private static final Instant NOW = Instant.parse("2026-03-01T11:05:00Z");
  private static final String FRONT_END = "http://localhost:3000";
  private static final String OK = "{\"statusCode\":200,\"headers\":{},\"body\":\"ok\"}";
  private static final String TOO_LARGE = "413 {\"message\":\"Request Entity Too Large\"}";
  private static final int MEGABYTE = 1_000_000;
  private static final List<Operation> ROUTES =
      List.of(
          operation("listPosts", "GET", "/posts", ANONYMOUS),
          operation("getPost", "GET", "/posts/{postId}", ANONYMOUS),
          operation("newest", "GET", "/posts/newest", ANONYMOUS),
          operation("createPost", "POST", "/posts", AUTHENTICATED),
          operation("editPost", "PATCH", "/posts/{postId}", AUTHENTICATED));

  private static final TestTokens TOKENS = new TestTokens(NOW);
  private static final String TOKEN = "Authorization: Bearer " + TOKENS.valid();

  private final Queue<String> operations = new ConcurrentLinkedQueue<>();
  private final Queue<byte[]> events = new ConcurrentLinkedQueue<>();
  private final LocalHttpServer server;
  private final RawHttpClient client;
  private String response = OK;

  LocalApiGatewayTest() throws IOException {
    var clock = InstantSource.fixed(NOW);
    var authorizer =
        new JwtAuthorizer(TestTokens.ISSUER, TestTokens.CLIENT_ID, TOKENS.publicKeys(), clock);
    var gateway = new LocalApiGateway(ROUTES, authorizer, this::invoke, clock, () -> "request-1");
    server =
        LocalHttpServer.bind(0)
            .serve("/", gateway, new CorsFilter(CorsPolicy.API, HashSet.of(FRONT_END)));
    client = new RawHttpClient(server.port());
  }

  private static Operation operation(String id, String method, String path, Access access) {
    return new Operation(
        id,
        method + " " + path,
        access,
        _ -> {
          throw new UnsupportedOperationException("The gateway calls its function invoker");
        });
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private byte[] invoke(String operationId, byte[] event) {
    operations.add(operationId);
    events.add(event);
    if (response.isEmpty()) {
      throw new IllegalStateException("injected fault");
    }
    return response.getBytes(UTF_8);
  }

  @Test
  void writesEventsInPayloadFormat2() throws IOException {
    var received =
        client.send(
            "PATCH /posts/caf%C3%A9+%2F1?tag=a&tag=b%20c&flag",
            "{\"title\":\"Café\"}".getBytes(UTF_8),
            TOKEN,
            "User-Agent: golden",
            "X-Many: 1",
            "X-Many: 2",
            "Cookie: one=1; two=2",
            "Content-Type: application/merge-patch+json",
            "Content-Length: 17");

    assertThat(received.statusAndBody()).isEqualTo("200 ok");
    assertThat(JSON.std.mapFrom(withoutToken(events.remove()))).isEqualTo(golden("event.json"));
  }

  @Test
  void encodesBinaryBodiesAsBase64() throws IOException {
    post("application/octet-stream", "abc".getBytes(UTF_8));
    post("application/json", "\u00ff".getBytes(ISO_8859_1));
    post("application/json", "{}".getBytes(UTF_8));
    post("application/json", new byte[0]);

    assertThat(events)
        .map(JSON.std::mapFrom)
        .map(event -> event.get("body") + " " + event.get("isBase64Encoded"))
        .containsExactly("YWJj true", "/w== true", "{} false", "null false");
  }

  @Test
  void sendsTheResponseOfTheFunction() throws IOException {
    response =
        """
        {"statusCode":201,"headers":{"ETag":"\\"1\\"","Access-Control-Allow-Origin":"*"},
         "cookies":["a=1","b=2"],"body":"Y2Fmw6k=","isBase64Encoded":true}\
        """;

    assertThat(client.send("GET /posts"))
        .isEqualTo(
            new RawResponse(
                201,
                Map.of(
                    "apigw-requestid", "request-1",
                    "etag", "\"1\"",
                    "set-cookie", "a=1,b=2",
                    "content-length", "5"),
                "café"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "{}", "[]"})
  void answersAFaultWith500AndContinues(String fault) throws IOException {
    response = fault;
    assertThat(client.send("GET /posts").statusAndBody())
        .isEqualTo("500 {\"message\":\"Internal Server Error\"}");

    response = OK;
    assertThat(client.send("GET /posts").statusAndBody()).isEqualTo("200 ok");
  }

  @Test
  void prefersTheRouteWithFewerVariables() throws IOException {
    client.send("GET /posts/newest");
    client.send("GET /posts/other");
    client.send("GET /posts");

    assertThat(operations).containsExactly("newest", "getPost", "listPosts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /nothing",
        "GET /posts/",
        "GET /posts//",
        "GET /posts/1/2",
        "PUT /posts",
        "DELETE /posts/1",
        "OPTIONS /posts",
        "GET /posts/../posts/1",
        "get /posts"
      })
  void answersUnknownRoutesWith404(String request) throws IOException {
    assertThat(client.send(request).statusAndBody()).isEqualTo("404 {\"message\":\"Not Found\"}");
    assertThat(operations).isEmpty();
  }

  @Test
  void answersHeadAsGetWithoutABody() throws IOException {
    assertThat(client.send("HEAD /posts").statusAndBody()).isEqualTo("200 ");
    assertThat(operations).containsExactly("listPosts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/posts/%00",
        "/posts/%zz",
        "/posts/%",
        "/posts?tag=%4",
        "posts",
        "//posts",
        "/\u0001"
      })
  void refusesMalformedPaths(String path) throws IOException {
    assertThat(client.send("GET " + path).status()).isBetween(400, 499);
    assertThat(operations).isEmpty();
  }

  @Test
  void passesUnusualPathParametersToTheFunction() throws IOException {
    for (var name : List.of("%2e%2e", "..", "%2F", "%ff")) {
      assertThat(client.send("GET /posts/" + name).statusAndBody()).isEqualTo("200 ok");
    }
    assertThat(events)
        .map(JSON.std::mapFrom)
        .map(event -> event.get("pathParameters"))
        .containsExactly(
            Map.of("postId", ".."),
            Map.of("postId", ".."),
            Map.of("postId", "/"),
            Map.of("postId", "\ufffd"));
  }

  @Test
  void requiresATokenForAuthenticatedRoutes() throws IOException {
    assertThat(client.send("POST /posts"))
        .isEqualTo(
            new RawResponse(
                401,
                Map.of(
                    "apigw-requestid", "request-1",
                    "content-type", "application/json",
                    "www-authenticate", "Bearer",
                    "content-length", "26"),
                "{\"message\":\"Unauthorized\"}"));
    assertThat(operations).isEmpty();
  }

  @Test
  void ignoresTheTokenForAnonymousRoutes() throws IOException {
    assertThat(client.send("GET /posts", "Authorization: Bearer x").statusAndBody())
        .isEqualTo("200 ok");
    assertThat(client.send("GET /posts", TOKEN).statusAndBody()).isEqualTo("200 ok");
    assertThat(events).noneMatch(event -> new String(event, UTF_8).contains("authorizer"));
  }

  @Test
  void refusesHeadersOver10240Bytes() throws IOException {
    assertThat(client.send("GET /posts", "X-Long: " + "x".repeat(10_200)).statusAndBody())
        .isEqualTo("431 {\"message\":\"Request Header Fields Too Large\"}");
    assertThat(client.send("GET /posts", "X-Long: " + "x".repeat(10_100)).statusAndBody())
        .isEqualTo("200 ok");
  }

  @Test
  void refusesABodyOverOneMegabyteWithAndWithoutALength() throws IOException {
    assertThat(post("text/plain", text(MEGABYTE)).statusAndBody()).isEqualTo("200 ok");
    assertThat(post("text/plain", text(MEGABYTE + 1)).statusAndBody()).isEqualTo(TOO_LARGE);
    assertThat(post("text/plain", text(20 * MEGABYTE)).statusAndBody()).isEqualTo(TOO_LARGE);
    assertThat(
            client
                .send(
                    "POST /posts",
                    ("f4240\r\n" + "x".repeat(MEGABYTE) + "\r\n")
                        .repeat(20)
                        .concat("0\r\n\r\n")
                        .getBytes(UTF_8),
                    TOKEN,
                    "Transfer-Encoding: chunked")
                .statusAndBody())
        .isEqualTo(TOO_LARGE);
    assertThat(operations).hasSize(1);
  }

  @Test
  void readsTheBodyBeforeItRefuses() throws IOException {
    assertThat(
            client
                .send("POST /posts", text(20 * MEGABYTE), "Content-Length: " + 20 * MEGABYTE)
                .status())
        .isEqualTo(401);
  }

  @Test
  void continuesAfterATruncatedBody() throws IOException {
    client.sendAndDisconnect("POST /posts", TOKEN, "Content-Length: 100");

    assertThat(client.send("GET /posts").statusAndBody()).isEqualTo("200 ok");
    assertThat(operations).containsExactly("listPosts");
  }

  @Test
  void answersPreflightRequestsWithoutTheFunction() throws IOException {
    var method = "Access-Control-Request-Method: POST";

    assertThat(client.send("OPTIONS /posts", "Origin: " + FRONT_END, method))
        .isEqualTo(
            new RawResponse(
                204,
                Map.of(
                    "vary", "origin",
                    "access-control-allow-origin", FRONT_END,
                    "access-control-allow-methods", "GET,POST,PUT,PATCH,DELETE",
                    "access-control-allow-headers",
                        "authorization,content-type,if-match,if-none-match,idempotency-key,"
                            + "traceparent,x-correlation-id",
                    "access-control-max-age", "600"),
                ""));
    assertThat(client.send("OPTIONS /posts", "Origin: http://evil.test", method))
        .isEqualTo(new RawResponse(204, Map.of("vary", "origin"), ""));
    assertThat(operations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /posts", "POST /posts", "PUT /posts"})
  void addsCorsHeadersToEveryResponseForAllowedOrigins(String request) throws IOException {
    assertThat(client.send(request, "Origin: " + FRONT_END).headers())
        .containsEntry("access-control-allow-origin", FRONT_END)
        .containsEntry(
            "access-control-expose-headers", "etag,link,location,retry-after,x-correlation-id");
    assertThat(client.send(request, "Origin: http://evil.test").headers())
        .doesNotContainKeys("access-control-allow-origin", "access-control-expose-headers");
  }

  private RawResponse post(String contentType, byte[] body) throws IOException {
    return client.send(
        "POST /posts",
        body,
        TOKEN,
        "Content-Type: " + contentType,
        "Content-Length: " + body.length);
  }

  private static byte[] text(int length) {
    var text = new byte[length];
    Arrays.fill(text, (byte) 'x');
    return text;
  }

  private byte[] withoutToken(byte[] event) {
    return new String(event, UTF_8).replace(TOKENS.valid(), "TOKEN").getBytes(UTF_8);
  }

  private static Map<String, Object> golden(String name) throws IOException {
    try (var file = LocalApiGatewayTest.class.getResourceAsStream(name)) {
      return JSON.std.mapFrom(Objects.requireNonNull(file));
    }
  }
}
