package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.SqsBatchHandler;
import dev.blogify.adapters.in.consumers.SqsEventJson;
import dev.blogify.adapters.in.consumers.Subscription;
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
final class QueueHandler implements LambdaEventHandler {
  private final String name;
  private final MessageConsumer consumer;
  private final InvocationRunner invocations = new InvocationRunner();

  private QueueHandler(String name, MessageConsumer consumer) {
    this.name = name;
    this.consumer = consumer;
  }

  static SnapStartHandler create(
      Subscription subscription,
      Map<String, String> environment,
      Function<AwsModule, MessageConsumer> wiring) {
    return SnapStartHandler.create(
        subscription.name(),
        environment,
        aws -> new QueueHandler(subscription.name(), wiring.apply(aws)));
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    var batch = SqsEventJson.readEvent(in);
    var messages = new SqsBatchHandler(delivery -> handle(delivery, requestId));
    var response =
        ScopedValue.where(Invocation.CURRENT, new Invocation(name, requestId, requestId, "queue"))
            .call(() -> messages.handle(batch));
    SqsEventJson.writeResponse(response, out);
    return Option.none();
  }

  private void handle(EventBridgeMessage delivery, String requestId) {
    var invocation =
        new Invocation(
            name,
            requestId,
            delivery.correlationId(),
            delivery.traceParent(),
            delivery.detailType());
    try {
      invocations.run(
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
