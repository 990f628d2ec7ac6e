package dev.blogify.functions;

import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.Delivery;
import dev.blogify.adapters.consumers.QueueJson;
import dev.blogify.adapters.consumers.QueueMessages;
import dev.blogify.adapters.consumers.Subscription;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/**
 * A function behind the queue of a subscription. Each message leaves a line of log, by whose ids
 * the request is found that led to it.
 */
final class QueueFunction implements Handler {
  private final String name;
  private final Consumer consumer;
  private final Invocations invocations = new Invocations();

  private QueueFunction(String name, Consumer consumer) {
    this.name = name;
    this.consumer = consumer;
  }

  static Primed start(
      Subscription subscription,
      Map<String, String> environment,
      Function<AwsModule, Consumer> wiring) {
    return Primed.start(
        subscription.name(),
        environment,
        aws -> new QueueFunction(subscription.name(), wiring.apply(aws)));
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    var batch = QueueJson.readEvent(in);
    var messages = new QueueMessages(delivery -> handle(delivery, requestId));
    var response =
        ScopedValue.where(Invocation.CURRENT, new Invocation(name, requestId, requestId, "queue"))
            .call(() -> messages.handle(batch));
    QueueJson.writeResponse(response, out);
    return Option.none();
  }

  private void handle(Delivery delivery, String requestId) {
    var invocation =
        new Invocation(
            name,
            requestId,
            delivery.correlationId(),
            delivery.traceParent(),
            delivery.detailType());
    try {
      invocations.handle(
          invocation,
          () -> {
            consumer.handle(delivery);
            return Option.none();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
