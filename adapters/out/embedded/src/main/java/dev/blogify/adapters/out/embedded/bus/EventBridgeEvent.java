package dev.blogify.adapters.out.embedded.bus;

import com.fasterxml.jackson.core.JsonFactory;
import dev.blogify.application.ports.CloudEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An event as EventBridge hands it on (AWS: structure of Amazon EventBridge events). */
record EventBridgeEvent(UUID id, String source, String detailType, Instant time, String detail) {
  private static final JsonFactory JSON = new JsonFactory();

  static EventBridgeEvent wrap(UUID id, CloudEvent event) {
    return new EventBridgeEvent(id, event.source(), event.type(), event.time(), event.json());
  }

  /** The same as it comes again by a replay. */
  static String withReplayName(String json, String replay) {
    return "{\"replay-name\":\"%s\",%s".formatted(replay, json.substring(1));
  }

  /** Its time to the second, as EventBridge tells it. */
  String toJson() {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
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
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return text.toString();
  }
}
