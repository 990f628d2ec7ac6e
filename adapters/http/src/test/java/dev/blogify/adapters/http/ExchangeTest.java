package dev.blogify.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.application.Busy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ExchangeTest {

  private static APIGatewayV2HTTPEvent request() throws IOException {
    return GatewayJson.readEvent(new ByteArrayInputStream(Call.get("/health").json()));
  }

  @Test
  void asksToTryAgainWhenAStoreCannotKeepUp() throws IOException {
    var endpoint =
        Exchange.open(_ -> {
          throw new Busy("The store", new IllegalStateException());
        });

    var response = endpoint.handle(request());

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeaders())
        .containsEntry("retry-after", "1")
        .containsEntry("content-type", "application/problem+json");
  }

  @Test
  void leavesFaultsToThePlatform() throws IOException {
    var endpoint =
        Exchange.open(_ -> {
          throw new IllegalStateException("A bug");
        });
    var request = request();

    assertThatThrownBy(() -> endpoint.handle(request)).hasMessage("A bug");
  }
}
