package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.SqsBatchHandler;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Handles the messages of one subscription's queue. Each message produces a separate log line with
 * the correlation id of the request that caused the event.
 */
public record QueueHandler(RequestStreamHandler function) implements LambdaHandler {
  public QueueHandler() {
    this(FunctionProcess.start(QueueHandler::eventHandler));
  }

  static LambdaEventHandler eventHandler(String subscription, Ports ports) {
    var consumer = Subscriptions.queueOf(subscription).consumer().apply(ports);
    var invocations = new InvocationRunner();
    return (in, out, requestId, _) -> {
      var batch = SqsBatchHandler.readEvent(in);
      var messages =
          new SqsBatchHandler(
              message -> handle(message, subscription, requestId, consumer, invocations));
      var response =
          ScopedValue.where(
                  Invocation.CURRENT, Invocation.withoutTrace(subscription, requestId, "queue"))
              .call(() -> messages.handle(batch));
      SqsBatchHandler.writeResponse(response, out);
      return Option.none();
    };
  }

  private static void handle(
      EventBridgeMessage message,
      String subscription,
      String requestId,
      MessageConsumer consumer,
      InvocationRunner invocations) {
    var invocation =
        new Invocation(
            subscription,
            requestId,
            message.correlationId(),
            message.traceParent(),
            message.detailType());
    try {
      invocations.run(
          invocation,
          _ -> {
            consumer.handle(message);
            return Option.none();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
