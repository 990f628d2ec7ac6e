package dev.blogify.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gateway does before a function is asked (design.md, 5). */
interface GatewayContract extends OnAPlatform {
  @Test
  default void thePlatformIsWell() {
    assertThat(world().get("/health").expect(200).text()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  default void whatTheGatewayAnswersHasTheBodiesOfAws() {
    assertThat(world().get("/nothing").expect(404).text()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(world().get("/me").expect(401).text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    world().send("TRACE", "/posts", BodyPublishers.noBody()).expect(404);
    world().delete("/posts").expect(404);
  }

  @Test
  default void headIsNotDerivedFromGet() {
    var head = world().send("HEAD", "/posts", BodyPublishers.noBody()).expect(404);
    assertThat(head.text()).isEmpty();
  }

  @Test
  default void aPageOfAnotherOriginMayAskIfItIsAllowed() {
    var preflight =
        world()
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
            .expect(204);
    assertThat(preflight.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
    assertThat(preflight.header("access-control-allow-methods").split(",", -1))
        .containsAll(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    assertThat(preflight.header("access-control-allow-headers").split(",", -1))
        .containsAll(List.of("authorization", "content-type", "if-match", "if-none-match"));
    var answer = world().get("/posts?limit=1", "Origin", "http://localhost:3000").expect(200);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
    assertThat(answer.header("access-control-expose-headers")).contains("etag");
    var other = world().get("/posts?limit=1", "Origin", "https://evil.example").expect(200);
    assertThat(other.header("access-control-allow-origin")).isEmpty();
  }

  @Test
  default void aCorrelationIdComesBackWithEveryAnswer() {
    var given = "0123456789abcdef-given";
    assertThat(world().get("/posts?limit=0", "X-Correlation-Id", given).string("correlationId"))
        .isEqualTo(given);
    assertThat(world().get("/health").header("x-correlation-id")).isNotEmpty();
  }
}
