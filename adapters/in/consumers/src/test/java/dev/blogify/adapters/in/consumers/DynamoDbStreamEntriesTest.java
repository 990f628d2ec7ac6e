package dev.blogify.adapters.in.consumers;

import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.list;
import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.map;
import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.nested;
import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.outboxAttribute;
import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.sequenceNumber;
import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.streamRecord;
import static dev.blogify.adapters.in.consumers.StreamRecordFixtures.stringAttribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DynamoDbStreamEntriesTest {
  private static final Seq<CloudEvent> EVENTS = StreamRecordFixtures.EVENTS_BY_RECORD.get(1);

  @Test
  void decodesTheEventsOfEachRecordInOrder() {
    assertThat(entries(StreamRecordFixtures.batch()))
        .isEqualTo(
            StreamRecordFixtures.EVENTS_BY_RECORD.zipWithIndex(
                (events, index) -> new Decoded(sequenceNumber(index), events)));
  }

  /** Ids do not depend on the attempt or the replica (EVT-4). */
  @Test
  void decodesTheSameEventsOnRetriesAndInReplicas() {
    var here = streamRecord(1, EVENTS);
    var elsewhere = streamRecord(7, EVENTS);
    elsewhere.put("awsRegion", "eu-west-1");
    elsewhere.put("eventID", "another-replica");

    assertThat(decodedEvents(toEntry(here)))
        .isEqualTo(EVENTS)
        .isEqualTo(decodedEvents(toEntry(elsewhere)));
    assertThat(EVENTS.map(CloudEvent::sequence)).containsExactly("0000000002.00", "0000000002.01");
    assertThat(EVENTS.map(CloudEvent::id)).doesNotHaveDuplicates();
  }

  /** The stream of a replicated table has both images. */
  @Test
  void ignoresTheOldImage() {
    var both = streamRecord(1, EVENTS);
    nested(both, "dynamodb")
        .put("OldImage", image(streamRecord(0, StreamRecordFixtures.EVENTS_BY_RECORD.get(0))));
    nested(both, "dynamodb").put("StreamViewType", "NEW_AND_OLD_IMAGES");

    assertThat(toEntry(both)).isEqualTo(new Decoded(sequenceNumber(1), EVENTS));
  }

  @Test
  void aRemovalHasNoEvents() {
    var removal = streamRecord(1, EVENTS);
    removal.put("eventName", "REMOVE");
    nested(removal, "dynamodb").put("OldImage", nested(removal, "dynamodb").remove("NewImage"));

    assertThat(toEntry(removal)).isEqualTo(new Decoded(sequenceNumber(1), List.empty()));
  }

  @Test
  void aWriteWithoutOutboxHasNoEvents() {
    var unchanged = streamRecord(1, EVENTS);
    image(unchanged).remove(Outbox.ATTRIBUTE);

    assertThat(toEntry(unchanged)).isEqualTo(new Decoded(sequenceNumber(1), List.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("undecodable")
  void aMalformedRecordIsUndecodableWithAReason(
      String reason, Consumer<Map<String, Object>> change) {
    var wrong = streamRecord(1, EVENTS);
    change.accept(wrong);

    var entry = toEntry(wrong);

    assertThat(entry).isInstanceOf(UndecodableRecord.class);
    assertThat(((UndecodableRecord) entry).reason()).contains(reason);
  }

  static Stream<Arguments> undecodable() {
    return Stream.of(
        malformed("no new image", each -> nested(each, "dynamodb").remove("NewImage")),
        malformed("unknown event name: none", each -> each.remove("eventName")),
        malformed("unknown event name: UPSERT", each -> each.put("eventName", "UPSERT")),
        malformed("no sequence number", each -> nested(each, "dynamodb").remove("SequenceNumber")),
        malformed("no sequence number", each -> nested(each, "dynamodb").put("SequenceNumber", "")),
        malformed("no sequence number", each -> each.remove("dynamodb")),
        malformed("the outbox attribute is not a list", withOutbox(stringAttribute("[]"))),
        malformed("the outbox attribute is not a list", withOutbox(map("NULL", true))),
        malformed("the outbox attribute is not a list", withOutbox(map("L", "none"))),
        malformed("an event is not a string", withOutbox(map("L", list(map("N", "1"))))),
        malformed("an event is not a string", withOutbox(map("L", list("bare")))),
        malformed("Malformed JSON", withEvent("{\"specversion\":")),
        malformed("Malformed JSON", withEvent("null")),
        malformed("Malformed JSON", withEvent("")),
        malformed("Required string member: specversion", withEvent("{}")),
        malformed("Malformed sequence: 17", withEvent(json().replace("0000000002.00", "17"))),
        malformed(
            "Malformed type: Post", withEvent(json().replace("blogify.post.edited.v1", "Post"))),
        malformed("Malformed actorrole: king", withEvent(json().replace("\"author\"", "\"king\""))),
        malformed("64001 bytes are more than 64000", withEvent(tooHeavy())),
        malformed(
            "an item of posts/", each -> keys(each).put("postId", stringAttribute("another"))),
        malformed("the key is not the key of an aggregate", each -> keys(each).clear()),
        malformed(
            "the key is not the key of an aggregate",
            each -> keys(each).put("postId", map("N", "1"))),
        malformed("an item of posts/", withEvent(json().replace("blogify.posts", "blogify.users"))),
        malformed(
            "not in order", withOutbox(outboxAttribute(EVENTS.reverse().map(CloudEvent::json)))),
        malformed(
            "not in order",
            withOutbox(outboxAttribute(EVENTS.appendAll(EVENTS).map(CloudEvent::json)))));
  }

  @Test
  void anUndecodableRecordIsKeptWholeAndDecodesAfterCorrection() {
    var broken = streamRecord(1, EVENTS);
    image(broken).put(Outbox.ATTRIBUTE, stringAttribute("broken"));

    var undecodable = (UndecodableRecord) toEntry(broken);

    assertThat(undecodable.position()).isEqualTo(sequenceNumber(1));
    assertThat(undecodable.id()).isEqualTo("%032x".formatted(1));
    assertThat(DynamoDbStreamJson.reparse(undecodable)).containsExactly(undecodable);
    var outbox = StreamRecordFixtures.json(outboxAttribute(EVENTS.map(CloudEvent::json)));
    var corrected = undecodable.rawRecord().replace("{\"S\":\"broken\"}", outbox);
    assertThat(DynamoDbStreamJson.reparse(new UndecodableRecord("", "", "", corrected)))
        .containsExactly(new Decoded(sequenceNumber(1), EVENTS));
  }

  @Test
  void anUndecodableRecordHasAStableUniqueId() {
    var nameless = streamRecord(1, EVENTS);
    nameless.put("eventName", "UPSERT");
    nameless.put("eventID", "../no/key");
    var other = streamRecord(2, EVENTS);
    other.remove("eventName");
    other.remove("eventID");

    var id = ((UndecodableRecord) toEntry(nameless)).id();

    assertThat(id).matches("[0-9a-f-]{36}").isEqualTo(((UndecodableRecord) toEntry(nameless)).id());
    assertThat(((UndecodableRecord) toEntry(other)).id()).isNotEqualTo(id);
  }

  @Test
  void aBatchOfTheFailureBucketIsMappedRecordByRecord() {
    var batch = StreamRecordFixtures.batch();
    record(StreamRecordFixtures.records(batch).get(1)).put("eventName", "UPSERT");

    var entries =
        DynamoDbStreamJson.reparse(
            new UndecodableRecord(
                "0", "aws/lambda/1", "expired", StreamRecordFixtures.json(batch)));

    assertThat(entries).hasSize(StreamRecordFixtures.EVENTS_BY_RECORD.size());
    assertThat(entries.count(UndecodableRecord.class::isInstance)).isOne();
  }

  @Test
  void textThatIsNotABatchStaysUndecodableUnderItsId() {
    for (var text : List.of("", "no JSON", "{}", "[]", "null", "{\"Records\":{}}")) {
      var entries = DynamoDbStreamJson.reparse(new UndecodableRecord("0", "a", "because", text));

      assertThat(entries)
          .singleElement()
          .satisfies(entry -> assertThat(((UndecodableRecord) entry).id()).isEqualTo("a"));
    }
  }

  @SuppressWarnings("unchecked") // Every object of a batch was made by Records.
  private static Map<String, Object> record(Object entry) {
    return (Map<String, Object>) entry;
  }

  private static Arguments malformed(String reason, Consumer<Map<String, Object>> change) {
    return Arguments.of(reason, change);
  }

  private static Consumer<Map<String, Object>> withOutbox(Map<String, Object> outbox) {
    return entry -> image(entry).put(Outbox.ATTRIBUTE, outbox);
  }

  private static Consumer<Map<String, Object>> withEvent(String json) {
    return withOutbox(outboxAttribute(List.of(json)));
  }

  private static String json() {
    return EVENTS.head().json();
  }

  private static String tooHeavy() {
    var json = json();
    var padding = "x".repeat(CloudEvent.MAX_BYTES + 1 - json.length());
    return json.replace("request-17", "request-17" + padding);
  }

  private static Map<String, Object> image(Map<String, Object> entry) {
    return nested(entry, "dynamodb", "NewImage");
  }

  private static Map<String, Object> keys(Map<String, Object> entry) {
    return nested(entry, "dynamodb", "Keys");
  }

  private static Seq<CloudEvent> decodedEvents(OutboxEntry entry) {
    return ((Decoded) entry).events();
  }

  private static OutboxEntry toEntry(Map<String, Object> entry) {
    return entries(map("Records", list(entry))).head();
  }

  private static Seq<OutboxEntry> entries(Map<String, Object> batch) {
    try {
      return DynamoDbStreamJson.toEntries(
          DynamoDbStreamJson.readEvent(StreamRecordFixtures.json(batch)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
