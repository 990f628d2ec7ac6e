package dev.blogify.adapters.out.aws.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ConcurrentRunner;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

final class SecretsManagerSecretTest {
  private static final String ID = "blogify/cursors";
  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

  @Test
  void fetchesTheSecretOnceAtTheFirstUse() throws Exception {
    try (var service = SecretsManagerServer.withText(ID, SECRET);
        var client = client(service)) {
      var secret = new SecretsManagerSecret(client, ID);
      assertThat(service.requestCount()).isZero();

      assertThat(ConcurrentRunner.run(8, _ -> new String(secret.get(), UTF_8)))
          .containsOnly(SECRET);

      assertThat(service.requestCount()).isEqualTo(1);
    }
  }

  @Test
  void returnsACopy() {
    try (var service = SecretsManagerServer.withText(ID, SECRET);
        var client = client(service)) {
      var secret = new SecretsManagerSecret(client, ID);

      secret.get()[0]++;

      assertThat(secret.get()).isEqualTo(SECRET.getBytes(UTF_8));
    }
  }

  @Test
  void fetchesABinarySecret() {
    var bytes = new byte[32];
    bytes[0] = -1;
    try (var service =
            SecretsManagerServer.withBinary(ID, Base64.getEncoder().encodeToString(bytes));
        var client = client(service)) {
      assertThat(new SecretsManagerSecret(client, ID).get()).isEqualTo(bytes);
    }
  }

  @Test
  void refusesAShortSecretWithoutPrintingIt() {
    var tooShort = SECRET.substring(1);
    try (var service = SecretsManagerServer.withText(ID, tooShort);
        var client = client(service)) {
      var secret = new SecretsManagerSecret(client, ID);

      assertThatThrownBy(secret::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The secret blogify/cursors must have at least 32 bytes, not 31");
    }
  }

  @Test
  void fetchesAgainAfterAFault() {
    try (var service = SecretsManagerServer.withText(ID, SECRET);
        var client = client(service)) {
      var unknown = new SecretsManagerSecret(client, "blogify/others");

      assertThatThrownBy(unknown::get).isInstanceOf(ResourceNotFoundException.class);
      assertThatThrownBy(unknown::get).isInstanceOf(ResourceNotFoundException.class);
      assertThat(service.requestCount()).isEqualTo(2);
    }
  }

  private static SecretsManagerClient client(SecretsManagerServer service) {
    return SecretsManagerClient.builder()
        .endpointOverride(service.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(() -> AwsBasicCredentials.create("key", "secret"))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
