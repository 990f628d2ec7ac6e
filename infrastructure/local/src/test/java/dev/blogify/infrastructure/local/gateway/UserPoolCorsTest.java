package dev.blogify.infrastructure.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserPoolCorsTest {
  private static final String FRONT_END = "http://localhost:3000";

  private final LocalHttpServer server;

  UserPoolCorsTest() throws IOException {
    server =
        LocalHttpServer.bind(0)
            .serve(
                "/",
                exchange -> BufferedResponse.error(400, "refused").send(exchange),
                new CorsFilter(CorsFilter.USER_POOL_POLICY, HashSet.of(FRONT_END)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The headers of the AWS SDK 3, aws-amplify 6 and amazon-cognito-identity-js 6. */
  @Test
  void permitsTheHeadersOfBrowserSdks() throws IOException {
    var preflight =
        new RawHttpClient(server.port())
            .send("OPTIONS /", "Origin: " + FRONT_END, "Access-Control-Request-Method: POST");

    var permitted = String.valueOf(preflight.headers().get("access-control-allow-headers"));
    assertThat(List.of(permitted.split(",", -1)))
        .contains(
            "amz-sdk-invocation-id",
            "amz-sdk-request",
            "authorization",
            "cache-control",
            "content-type",
            "x-amz-target",
            "x-amz-user-agent");
  }

  @Test
  void exposesTheErrorTypeOfARefusal() throws IOException {
    var refusal = new RawHttpClient(server.port()).send("POST /", "Origin: " + FRONT_END);

    assertThat(refusal.headers())
        .containsEntry("access-control-allow-origin", FRONT_END)
        .containsEntry(
            "access-control-expose-headers",
            "date,x-amzn-errormessage,x-amzn-errortype,x-amzn-requestid");
  }
}
