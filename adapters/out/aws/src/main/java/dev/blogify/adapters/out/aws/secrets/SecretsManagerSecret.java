package dev.blogify.adapters.out.aws.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * A generated secret, fetched when it is first needed, so that no snapshot holds it, and kept for
 * the life of the process.
 */
public final class SecretsManagerSecret implements Supplier<byte[]> {
  private static final int MIN_BYTES = 32;

  private final SecretsManagerClient client;
  private final String secretId;
  private byte @Nullable [] cached;

  /**
   * The secret as it is when it is first asked for.
   *
   * @param id its name or ARN
   */
  public SecretsManagerSecret(SecretsManagerClient client, String id) {
    this.client = client;
    this.secretId = id;
  }

  /** At least 32 bytes. */
  @Override
  public synchronized byte[] get() {
    var secret = cached == null ? fetch() : cached;
    cached = secret;
    return secret.clone();
  }

  private byte[] fetch() {
    var secret =
        bytes(client.getSecretValue(GetSecretValueRequest.builder().secretId(secretId).build()));
    if (secret.length < MIN_BYTES) {
      throw new IllegalStateException(
          "The secret %s must have at least %d bytes, not %d"
              .formatted(secretId, MIN_BYTES, secret.length));
    }
    return secret;
  }

  private static byte[] bytes(GetSecretValueResponse answer) {
    return Optional.ofNullable(answer.secretBinary())
        .map(SdkBytes::asByteArray)
        .orElseGet(() -> answer.secretString().getBytes(UTF_8));
  }
}
