package dev.blogify.adapters.out.embedded.bus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.LinkedHashMap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * An event in the JSON format that EventBridge delivers (AWS: structure of Amazon EventBridge
 * events).
 *
 * @param detail a JSON object
 */
record EventBridgeEvent(UUID id, String source, String detailType, Instant time, String detail) {
  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  static EventBridgeEvent wrap(UUID id, CloudEvent event) {
    return new EventBridgeEvent(id, event.source(), event.type(), event.time(), event.json());
  }

  /**
   * The event that S3 sends after an upload (AWS: Amazon S3, EventBridge event message structure).
   */
  static EventBridgeEvent objectCreated(
      UUID id, Instant now, String bucket, UploadCompleted upload) {
    var object =
        LinkedHashMap.<String, Object>of(
            "key", upload.key(), "size", upload.size(), "etag", upload.etag());
    var detail =
        LinkedHashMap.<String, Object>of(
            "version",
            "0",
            "bucket",
            Map.of("name", bucket),
            "object",
            object.toJavaMap(),
            "reason",
            "PutObject");
    try {
      return new EventBridgeEvent(
          id, "aws.s3", "Object Created", now, JSON.std.asString(detail.toJavaMap()));
    } catch (IOException e) {
      throw new UncheckedIOException("The event cannot be written as JSON", e);
    }
  }

  /** Adds the name of the replay to an event. */
  static String withReplayName(String json, String replay) {
    return "{\"replay-name\":\"%s\",%s".formatted(replay, json.substring(1));
  }

  /** Writes the event; the time is truncated to seconds, as EventBridge does. */
  String toJson() {
    var text = new StringWriter();
    try (var out = JSON_FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("version", "0");
      out.writeStringField("id", id.toString());
      out.writeStringField("detail-type", detailType);
      out.writeStringField("source", source);
      out.writeStringField("account", "000000000000");
      out.writeStringField("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
      out.writeStringField("region", "local");
      out.writeArrayFieldStart("resources");
      out.writeEndArray();
      out.writeFieldName("detail");
      out.writeRawValue(detail);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("The event cannot be written as JSON", e);
    }
    return text.toString();
  }
}
