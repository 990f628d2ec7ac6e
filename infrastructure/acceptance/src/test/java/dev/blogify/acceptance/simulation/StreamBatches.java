package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.Journal;
import dev.blogify.application.event.Event;
import io.vavr.collection.Seq;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a stream of DynamoDB's makes of writes. */
final class StreamBatches {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> KEYS =
      Map.of("posts", "postId", "media", "mediaId", "users", "userId");

  private StreamBatches() {}

  /** A write of an item with the facts that led to it. */
  static DynamodbStreamRecord written(String subject, Seq<Event> events) {
    return record(
        "MODIFY",
        subject,
        new AttributeValue().withL(events.map(event -> new AttributeValue(event.json())).asJava()));
  }

  /** The item is gone; who wrote it last is all that the record says. */
  static DynamodbStreamRecord removed(String subject) {
    return record("REMOVE", subject, new AttributeValue("never read"));
  }

  /** A write of somebody who does not know what belongs into a journal. */
  static DynamodbStreamRecord unreadable(String subject) {
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
            .withNewImage(Map.of(Journal.ATTRIBUTE, journal)));
    return record;
  }

  static DynamodbEvent batch(List<DynamodbStreamRecord> records) {
    var event = new DynamodbEvent();
    event.setRecords(records);
    return event;
  }

  /** As Lambda writes what it gives up on into the bucket for failures. */
  static String text(List<DynamodbStreamRecord> records) {
    try {
      return JSON.writeValueAsString(
          Map.of("Records", records.stream().map(StreamBatches::members).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps of texts are JSON", e);
    }
  }

  private static Map<String, Object> members(DynamodbStreamRecord record) {
    var change = record.getDynamodb();
    var members = new LinkedHashMap<String, Object>();
    members.put("eventID", record.getEventID());
    members.put("eventName", record.getEventName());
    members.put(
        "dynamodb",
        Map.of(
            "Keys", values(change.getKeys()),
            "NewImage", values(change.getNewImage()),
            "SequenceNumber", change.getSequenceNumber()));
    return members;
  }

  private static Map<String, Object> values(Map<String, AttributeValue> attributes) {
    var values = new LinkedHashMap<String, Object>();
    attributes.forEach((name, value) -> values.put(name, value(value)));
    return values;
  }

  private static Map<String, Object> value(AttributeValue value) {
    return value.getL() == null
        ? Map.of("S", value.getS())
        : Map.of("L", value.getL().stream().map(StreamBatches::value).toList());
  }
}
