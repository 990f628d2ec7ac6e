package dev.blogify.adapters.in.consumers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  /**
   * Reads the JSON of a Lambda event. Input that is not a batch is an error, because Lambda deletes
   * all messages after a response without failures.
   */
  public static SQSEvent readEvent(InputStream in) throws IOException {
    var batch =
        JsonReader.DEFAULT
            .read(in)
            .getOrElseThrow(error -> new IllegalArgumentException(error.description()));
    var event = new SQSEvent();
    event.setRecords(batch.objects("Records").map(SqsBatchHandler::message).asJava());
    return event;
  }

  private static SQSMessage message(JsonObject json) {
    var message = new SQSMessage();
    message.setMessageId(json.text("messageId"));
    message.setBody(json.optionalText("body").getOrNull());
    message.setEventSourceArn(json.optionalText("eventSourceARN").getOrNull());
    message.setAttributes(
        json.optionalObject("attributes").getOrElse(JsonObject.EMPTY).scalarTexts().toJavaMap());
    return message;
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

  public static void writeResponse(SQSBatchResponse response, OutputStream out) throws IOException {
    var failures =
        Vector.ofAll(response.getBatchItemFailures())
            .map(failure -> JsonObject.EMPTY.with("itemIdentifier", failure.getItemIdentifier()));
    JsonObject.EMPTY.withObjects("batchItemFailures", failures).writeTo(out);
  }
}
