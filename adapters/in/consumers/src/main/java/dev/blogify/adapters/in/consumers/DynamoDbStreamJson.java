package dev.blogify.adapters.in.consumers;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda hands over from the stream of a table, and what it wants to hear, as JSON. A value of
 * another type than it should have is as good as absent.
 */
public final class DynamoDbStreamJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final double MILLIS_PER_SECOND = 1e3;

  private DynamoDbStreamJson() {}

  /** Reads a batch of records; throws if it is none, for nobody may take it for handled. */
  public static DynamodbEvent readEvent(InputStream in) throws IOException {
    try (var json = JSON.createParser(in)) {
      json.nextToken();
      return parseEvent(json);
    }
  }

  static DynamodbEvent readEvent(String text) throws IOException {
    try (var json = JSON.createParser(text)) {
      json.nextToken();
      return parseEvent(json);
    }
  }

  /**
   * Tells Lambda from where to read again. None is success, and so are a null and no answer at all:
   * what threw must not come here (EVT-7).
   */
  public static void writeResponse(Option<String> firstFailed, OutputStream out)
      throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (var sequenceNumber : firstFailed) {
        json.writeStartObject();
        json.writeStringField("itemIdentifier", sequenceNumber);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** A record as a batch of its own, which can be read as any other. */
  static String text(DynamodbStreamRecord entry) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      write(json, entry);
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory failed", impossible);
    }
    return text.toString();
  }

  private static DynamodbEvent parseEvent(JsonParser json) throws IOException {
    var event = new DynamodbEvent();
    LenientJsonReader.forEachField(
        json,
        name -> {
          if (name.equals("Records")) {
            event.setRecords(LenientJsonReader.readList(json, DynamoDbStreamJson::parseRecord));
          } else {
            json.skipChildren();
          }
        });
    if (event.getRecords() == null) {
      throw new IOException("What a stream hands over has Records");
    }
    return event;
  }

  private static DynamodbStreamRecord parseRecord(JsonParser json) throws IOException {
    var entry = new DynamodbStreamRecord();
    LenientJsonReader.forEachField(
        json,
        name -> {
          switch (name) {
            case "eventID" -> entry.setEventID(LenientJsonReader.readText(json));
            case "eventName" -> entry.setEventName(LenientJsonReader.readText(json));
            case "eventVersion" -> entry.setEventVersion(LenientJsonReader.readText(json));
            case "eventSource" -> entry.setEventSource(LenientJsonReader.readText(json));
            case "awsRegion" -> entry.setAwsRegion(LenientJsonReader.readText(json));
            case "eventSourceARN" -> entry.setEventSourceARN(LenientJsonReader.readText(json));
            case "dynamodb" -> entry.setDynamodb(parseChange(json));
            default -> json.skipChildren();
          }
        });
    return entry;
  }

  private static StreamRecord parseChange(JsonParser json) throws IOException {
    var change = new StreamRecord();
    LenientJsonReader.forEachField(
        json,
        name -> {
          switch (name) {
            case "ApproximateCreationDateTime" ->
                change.setApproximateCreationDateTime(readTimestamp(json));
            case "Keys" -> change.setKeys(DynamoDbJson.read(json));
            case "NewImage" -> change.setNewImage(DynamoDbJson.read(json));
            case "OldImage" -> change.setOldImage(DynamoDbJson.read(json));
            case "SequenceNumber" -> change.setSequenceNumber(LenientJsonReader.readText(json));
            default -> json.skipChildren();
          }
        });
    return change;
  }

  /** Lambda tells it in seconds, with or without a fraction. */
  private static @Nullable Date readTimestamp(JsonParser json) throws IOException {
    if (json.currentToken() == null || !json.currentToken().isNumeric()) {
      json.skipChildren();
      return null;
    }
    return Date.from(Instant.ofEpochMilli(Math.round(json.getDoubleValue() * MILLIS_PER_SECOND)));
  }

  private static void write(JsonGenerator json, DynamodbStreamRecord entry) throws IOException {
    json.writeStartObject();
    text(json, "eventID", entry.getEventID());
    text(json, "eventName", entry.getEventName());
    text(json, "eventVersion", entry.getEventVersion());
    text(json, "eventSource", entry.getEventSource());
    text(json, "awsRegion", entry.getAwsRegion());
    text(json, "eventSourceARN", entry.getEventSourceARN());
    if (entry.getDynamodb() != null) {
      json.writeFieldName("dynamodb");
      write(json, entry.getDynamodb());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, StreamRecord change) throws IOException {
    json.writeStartObject();
    if (change.getApproximateCreationDateTime() != null) {
      json.writeNumberField(
          "ApproximateCreationDateTime",
          change.getApproximateCreationDateTime().toInstant().toEpochMilli() / MILLIS_PER_SECOND);
    }
    text(json, "SequenceNumber", change.getSequenceNumber());
    DynamoDbJson.write(json, "Keys", change.getKeys());
    DynamoDbJson.write(json, "NewImage", change.getNewImage());
    DynamoDbJson.write(json, "OldImage", change.getOldImage());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
