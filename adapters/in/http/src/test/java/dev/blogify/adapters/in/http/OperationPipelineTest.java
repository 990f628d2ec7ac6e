package dev.blogify.adapters.in.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.application.StoreBusyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class OperationPipelineTest {

  private static APIGatewayV2HTTPEvent request() throws IOException {
    return GatewayJson.readEvent(
        new ByteArrayInputStream(TestRequest.get("/health").toEventJson()));
  }

  @Test
  void respondsWithRetryAfterIfTheStoreIsBusy() throws IOException {
    var endpoint =
        OperationPipeline.anonymous(_ -> {
          throw new StoreBusyException("The store", new IllegalStateException());
        });

    var response = endpoint.handle(request());

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeaders())
        .containsEntry("retry-after", "1")
        .containsEntry("content-type", "application/problem+json");
  }

  @Test
  void propagatesFaults() throws IOException {
    var endpoint =
        OperationPipeline.anonymous(_ -> {
          throw new IllegalStateException("A bug");
        });
    var request = request();

    assertThatThrownBy(() -> endpoint.handle(request)).hasMessage("A bug");
  }
}
