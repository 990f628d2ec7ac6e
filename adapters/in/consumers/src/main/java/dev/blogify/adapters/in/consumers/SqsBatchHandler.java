package dev.blogify.adapters.in.consumers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.vavr.collection.Vector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Passes the messages of a batch to a consumer. The partial batch response names the messages that
 * failed or are malformed, so that the queue redelivers only those messages, and moves them to its
 * dead-letter queue after the last attempt.
 */
public final class SqsBatchHandler {
  private static final Logger LOG = System.getLogger("dev.blogify.consumers");

  private final MessageConsumer consumer;

  public SqsBatchHandler(MessageConsumer consumer) {
    this.consumer = consumer;
  }

  public SQSBatchResponse handle(SQSEvent batch) {
    return new SQSBatchResponse(
        Vector.ofAll(batch.getRecords())
            .reject(this::isHandled)
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .asJava());
  }

  /**
   * Catches every runtime exception, because the partial batch response reports the failed message
   * to the queue.
   */
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
