package dev.blogify.adapters.out.aws.secrets;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.out.aws.AwsJsonServer;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonError;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonRequest;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A test server of Secrets Manager with one secret, which counts the requests. */
public final class SecretsManagerServer implements AutoCloseable {
  private final AwsJsonServer service = AwsJsonServer.start("secretsmanager", this::call);
  private final AtomicInteger requestCount = new AtomicInteger();
  private final String id;
  private final Map<String, Object> value;

  private SecretsManagerServer(String id, Map<String, Object> value) {
    this.id = id;
    this.value = value;
  }

  /** Starts a server with a text secret, as Secrets Manager generates it. */
  public static SecretsManagerServer withText(String id, String text) {
    return new SecretsManagerServer(id, LinkedHashMap.of("SecretString", text));
  }

  static SecretsManagerServer withBinary(String id, String base64) {
    return new SecretsManagerServer(id, LinkedHashMap.of("SecretBinary", base64));
  }

  public URI endpoint() {
    return service.endpoint();
  }

  int requestCount() {
    return requestCount.get();
  }

  @Override
  public void close() {
    service.close();
  }

  private Either<AwsJsonError, Map<String, Object>> call(String operation, AwsJsonRequest request) {
    if (!operation.equals("GetSecretValue")) {
      return left(AwsJsonError.unknownOperation(operation));
    }
    requestCount.incrementAndGet();
    return request.text("SecretId").equals(id)
        ? right(value.put("Name", id))
        : left(
            new AwsJsonError(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
  }
}
