package dev.blogify.adapters.in.consumers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of SQS's messages as Lambda hands it over, and which of them failed. What is no such
 * batch is refused whole: an answer that names no message says that all were handled.
 */
public final class SqsEventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private SqsEventJson() {}

  public static SQSEvent readEvent(InputStream in) throws IOException {
    var event = new SQSEvent();
    try (var json = JSON.createParser(in)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "there is no object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        if (name.equals("Records")) {
          event.setRecords(messages(json));
        } else {
          json.skipChildren();
        }
      }
    }
    require(event.getRecords() != null, "there are no Records");
    return event;
  }

  public static void writeResponse(SQSBatchResponse response, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (var failure : response.getBatchItemFailures()) {
        json.writeStartObject();
        json.writeStringField("itemIdentifier", failure.getItemIdentifier());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static List<SQSMessage> messages(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY, "Records are no list");
    var messages = new ArrayList<SQSMessage>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      messages.add(message(json));
    }
    return messages;
  }

  private static SQSMessage message(JsonParser json) throws IOException {
    var message = new SQSMessage();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      switch (name) {
        case "messageId" -> message.setMessageId(json.getText());
        case "body" -> message.setBody(json.getText());
        case "eventSourceARN" -> message.setEventSourceArn(json.getText());
        case "attributes" -> message.setAttributes(attributes(json));
        default -> json.skipChildren();
      }
    }
    require(message.getMessageId() != null, "a message has no id");
    return message;
  }

  private static Map<String, String> attributes(JsonParser json) throws IOException {
    var attributes = new LinkedHashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      attributes.put(name, json.getText());
    }
    return attributes;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("No event of SQS: " + otherwise);
    }
  }
}
