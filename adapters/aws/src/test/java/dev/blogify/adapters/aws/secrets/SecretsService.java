package dev.blogify.adapters.aws.secrets;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.aws.JsonService;
import dev.blogify.adapters.aws.JsonService.Refusal;
import dev.blogify.adapters.aws.JsonService.Request;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** One secret, and how often it was asked for. */
public final class SecretsService implements AutoCloseable {
  private final JsonService service = JsonService.open("secretsmanager", this::call);
  private final AtomicInteger asked = new AtomicInteger();
  private final String id;
  private final Map<String, Object> value;

  private SecretsService(String id, Map<String, Object> value) {
    this.id = id;
    this.value = value;
  }

  /** Holds a text, as a generated secret is. */
  public static SecretsService of(String id, String text) {
    return new SecretsService(id, LinkedHashMap.of("SecretString", text));
  }

  static SecretsService ofBinary(String id, String base64) {
    return new SecretsService(id, LinkedHashMap.of("SecretBinary", base64));
  }

  public URI endpoint() {
    return service.endpoint();
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    service.close();
  }

  private Either<Refusal, Map<String, Object>> call(String operation, Request request) {
    if (!operation.equals("GetSecretValue")) {
      return left(Refusal.unknown(operation));
    }
    asked.incrementAndGet();
    return request.text("SecretId").equals(id)
        ? right(value.put("Name", id))
        : left(
            new Refusal(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
  }
}
