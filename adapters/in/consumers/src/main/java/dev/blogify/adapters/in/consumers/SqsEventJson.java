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

/**
 * Reads and writes the JSON of Lambda functions that are invoked by an SQS queue. Input that is not
 * a batch is an error, because Lambda deletes all messages after a response without failures.
 */
public final class SqsEventJson {
  private SqsEventJson() {}

  public static SQSEvent readEvent(InputStream in) throws IOException {
    var batch =
        JsonReader.DEFAULT
            .read(in)
            .getOrElseThrow(error -> new IllegalArgumentException(error.description()));
    var event = new SQSEvent();
    event.setRecords(batch.objects("Records").map(SqsEventJson::message).asJava());
    return event;
  }

  public static void writeResponse(SQSBatchResponse response, OutputStream out) throws IOException {
    BatchItemFailures.write(
        Vector.ofAll(response.getBatchItemFailures()).map(BatchItemFailure::getItemIdentifier),
        out);
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
}
