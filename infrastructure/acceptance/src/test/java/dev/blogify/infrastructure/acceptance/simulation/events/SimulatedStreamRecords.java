package dev.blogify.infrastructure.acceptance.simulation.events;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.in.consumers.LambdaEvents;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of a DynamoDB stream. */
public final class SimulatedStreamRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> KEYS =
      Map.of("posts", "postId", "media", "mediaId", "users", "userId");

  private SimulatedStreamRecords() {}

  /** The record of a change with its events. */
  public static DynamodbStreamRecord modified(String subject, Seq<CloudEvent> events) {
    return record(
        "MODIFY",
        subject,
        new AttributeValue().withL(events.map(event -> new AttributeValue(event.json())).asJava()));
  }

  /** The record of a deletion. */
  public static DynamodbStreamRecord removed(String subject) {
    return record("REMOVE", subject, new AttributeValue("never read"));
  }

  /** The record of a write with an invalid outbox attribute. */
  public static DynamodbStreamRecord undecodable(String subject) {
    return record("MODIFY", subject, new AttributeValue("no list"));
  }

  private static DynamodbStreamRecord record(
      String change, String subject, AttributeValue journal) {
    var name = subject.split("/", 2);
    var record = new DynamodbStreamRecord();
    record.setEventName(change);
    record.setDynamodb(
        new StreamRecord()
            .withKeys(Map.of(KEYS.get(name[0]), new AttributeValue(name[1])))
            .withNewImage(Map.of(Outbox.ATTRIBUTE, journal)));
    return record;
  }

  public static DynamodbEvent toEvent(List<DynamodbStreamRecord> records) {
    var event = new DynamodbEvent();
    event.setRecords(records);
    return event;
  }

  /** The records as JSON, as Lambda writes them to a failure destination. */
  public static String toJson(List<DynamodbStreamRecord> records) {
    try {
      return JSON.writeValueAsString(
          LambdaEvents.batch(records.stream().map(SimulatedStreamRecords::toMap).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps of texts are JSON", e);
    }
  }

  private static Map<String, Object> toMap(DynamodbStreamRecord record) {
    var change = record.getDynamodb();
    return LambdaEvents.streamRecord(
        record.getEventID(),
        record.getEventName(),
        change.getSequenceNumber(),
        Instant.EPOCH,
        values(change.getKeys()),
        Map.of("NewImage", values(change.getNewImage())));
  }

  private static Map<String, Object> values(Map<String, AttributeValue> attributes) {
    var values = new LinkedHashMap<String, Object>();
    attributes.forEach((name, value) -> values.put(name, value(value)));
    return values;
  }

  private static Map<String, Object> value(AttributeValue value) {
    return value.getL() == null
        ? Map.of("S", value.getS())
        : Map.of("L", value.getL().stream().map(SimulatedStreamRecords::value).toList());
  }
}
