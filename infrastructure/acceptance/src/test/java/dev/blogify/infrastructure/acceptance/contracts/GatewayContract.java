package dev.blogify.infrastructure.acceptance.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Responses of the gateway before it invokes a function (design.md, 5). */
interface GatewayContract extends PlatformFixture {
  @Test
  default void theHealthCheckSucceeds() {
    assertThat(anonymous().get("/health").expectStatus(200).text())
        .isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  default void gatewayErrorsHaveTheBodiesOfApiGateway() {
    assertThat(anonymous().get("/nothing").expectStatus(404).text())
        .isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(anonymous().get("/me").expectStatus(401).text())
        .isEqualTo("{\"message\":\"Unauthorized\"}");
    anonymous().send("TRACE", "/posts", BodyPublishers.noBody()).expectStatus(404);
    anonymous().delete("/posts").expectStatus(404);
  }

  @Test
  default void headHasTheHeadersOfGetAndNoBody() {
    for (var path : List.of("/posts", "/tags", "/health")) {
      var get = anonymous().get(path).expectStatus(200);
      var head = anonymous().send("HEAD", path, BodyPublishers.noBody()).expectStatus(200);
      assertThat(head.text()).isEmpty();
      assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
      assertThat(head.header("cache-control")).isEqualTo(get.header("cache-control"));
    }
    anonymous().send("HEAD", "/me", BodyPublishers.noBody()).expectStatus(401);
  }

  @Test
  default void corsPreflightIsAnswered() {
    var preflight =
        anonymous()
            .send(
                "OPTIONS",
                "/posts",
                BodyPublishers.noBody(),
                "Origin",
                "http://localhost:3000",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type")
            .expectStatus(204);
    assertThat(preflight.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
    assertThat(preflight.header("access-control-allow-methods").split(",", -1))
        .containsAll(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    assertThat(preflight.header("access-control-allow-headers").split(",", -1))
        .containsAll(List.of("authorization", "content-type", "if-match", "if-none-match"));
    var answer =
        anonymous().get("/posts?limit=1", "Origin", "http://localhost:3000").expectStatus(200);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
    assertThat(answer.header("access-control-expose-headers")).contains("etag");
    var other =
        anonymous().get("/posts?limit=1", "Origin", "https://evil.example").expectStatus(200);
    assertThat(other.header("access-control-allow-origin")).isEmpty();
  }

  @Test
  default void everyResponseHasACorrelationId() {
    var given = "0123456789abcdef-given";
    assertThat(anonymous().get("/posts?limit=0", "X-Correlation-Id", given).string("correlationId"))
        .isEqualTo(given);
    assertThat(anonymous().get("/health").header("x-correlation-id")).isNotEmpty();
  }
}
