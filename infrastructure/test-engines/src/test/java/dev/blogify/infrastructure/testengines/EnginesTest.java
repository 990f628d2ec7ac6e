package dev.blogify.infrastructure.testengines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class EnginesTest {
  @Test
  void dynamoDbResponds() throws IOException, InterruptedException {
    assertThat(status(DynamoDbLocal.endpoint())).isEqualTo(400);
  }

  @Test
  void s3Responds() throws IOException, InterruptedException {
    assertThat(status(S3Mock.endpoint())).isEqualTo(200);
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
