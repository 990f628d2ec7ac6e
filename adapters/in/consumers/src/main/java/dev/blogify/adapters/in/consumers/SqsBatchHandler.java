package dev.blogify.adapters.in.consumers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.vavr.collection.Vector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Hands the messages of a queue to a consumer. One that fails, or cannot be read, fails alone: it
 * comes again, the others do not, and after too many attempts it is a dead letter.
 */
public final class SqsBatchHandler {
  private static final Logger LOG = System.getLogger("dev.blogify.consumers");

  private final MessageConsumer consumer;

  public SqsBatchHandler(MessageConsumer consumer) {
    this.consumer = consumer;
  }

  /** Handles a batch, and names those that were not handled. */
  public SQSBatchResponse handle(SQSEvent batch) {
    return new SQSBatchResponse(
        Vector.ofAll(batch.getRecords())
            .reject(this::isHandled)
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .asJava());
  }

  /** The one place where a fault is not thrown on: the queue is told of it instead. */
  private boolean isHandled(SQSMessage message) {
    try {
      consumer.handle(EventBridgeMessage.parse(message.getBody()));
      return true;
    } catch (RuntimeException fault) {
      LOG.log(
          Level.ERROR,
          "Message %s was not handled, attempt %s"
              .formatted(message.getMessageId(), attempt(message)),
          fault);
      return false;
    }
  }

  private static String attempt(SQSMessage message) {
    var attributes = message.getAttributes();
    return attributes == null
        ? "unknown"
        : attributes.getOrDefault("ApproximateReceiveCount", "unknown");
  }
}
