package dev.blogify.infrastructure.acceptance.simulation.events;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The records that a DynamoDB stream has for the writes of the simulated stores. */
public final class SimulatedStreamRecords {
  private static final Map<String, String> KEYS =
      Map.of("posts", "postId", "media", "mediaId", "users", "userId");

  private SimulatedStreamRecords() {}

  /** A write of an item with its events. */
  public static JsonObject modified(String subject, Seq<CloudEvent> events) {
    return record(
        "MODIFY",
        subject,
        JsonObject.EMPTY.withObjects("L", events.map(event -> stringAttribute(event.json()))));
  }

  /** A removal, which has no events. */
  public static JsonObject removed(String subject) {
    return record("REMOVE", subject, stringAttribute("never read"));
  }

  /** A write with a malformed outbox attribute. */
  public static JsonObject undecodable(String subject) {
    return record("MODIFY", subject, stringAttribute("no list"));
  }

  private static JsonObject record(String eventName, String subject, JsonObject outbox) {
    var name = subject.split("/", 2);
    return JsonObject.EMPTY
        .with("eventName", eventName)
        .with(
            "dynamodb",
            JsonObject.EMPTY
                .with(
                    "Keys",
                    JsonObject.EMPTY.with(
                        Objects.requireNonNull(KEYS.get(name[0])), stringAttribute(name[1])))
                .with("NewImage", JsonObject.EMPTY.with(Outbox.ATTRIBUTE, outbox)));
  }

  public static Seq<JsonValue> toEvent(List<JsonObject> records) {
    return Vector.ofAll(records);
  }

  /** The payload that Lambda writes to the failure bucket for a batch whose retries are used up. */
  public static String toJson(List<JsonObject> records) {
    return JsonObject.EMPTY.withObjects("Records", Vector.ofAll(records)).toJson();
  }

  private static JsonObject stringAttribute(String value) {
    return JsonObject.EMPTY.with("S", value);
  }
}
