package dev.blogify.adapters.out.aws.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A generated secret of at least 32 bytes. The secret is fetched on first use, because a SnapStart
 * snapshot must not contain it, and then cached.
 */
public final class SecretsManagerSecret implements Supplier<byte[]> {
  private static final int MIN_BYTES = 32;

  private final SecretsManagerClient client;
  private final String secretId;
  private byte @Nullable [] cached;

  /**
   * Creates a secret without fetching it.
   *
   * @param secretId name or ARN
   */
  public SecretsManagerSecret(SecretsManagerClient client, String secretId) {
    this.client = client;
    this.secretId = secretId;
  }

  @Override
  public synchronized byte[] get() {
    var secret = cached == null ? fetch() : cached;
    cached = secret;
    return secret.clone();
  }

  private byte[] fetch() {
    var response = client.getSecretValue(request -> request.secretId(secretId));
    var secret =
        response.secretBinary() == null
            ? response.secretString().getBytes(UTF_8)
            : response.secretBinary().asByteArray();
    if (secret.length < MIN_BYTES) {
      throw new IllegalStateException(
          "The secret %s must have at least %d bytes, not %d"
              .formatted(secretId, MIN_BYTES, secret.length));
    }
    return secret;
  }
}
