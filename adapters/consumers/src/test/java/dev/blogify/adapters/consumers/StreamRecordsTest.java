package dev.blogify.adapters.consumers;

import static dev.blogify.adapters.consumers.Records.at;
import static dev.blogify.adapters.consumers.Records.entry;
import static dev.blogify.adapters.consumers.Records.journal;
import static dev.blogify.adapters.consumers.Records.list;
import static dev.blogify.adapters.consumers.Records.map;
import static dev.blogify.adapters.consumers.Records.position;
import static dev.blogify.adapters.consumers.Records.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.event.Event;
import dev.blogify.application.event.JournalEntry;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.JournalEntry.Told;
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

final class StreamRecordsTest {
  private static final Seq<Event> EVENTS = Records.TOLD.get(1);

  @Test
  void tellsTheEventsOfEachRecordInOrder() {
    assertThat(entries(Records.batch()))
        .isEqualTo(Records.TOLD.zipWithIndex((events, index) -> new Told(position(index), events)));
  }

  /** Retries and replicas tell the same, with the same ids (EVT-4). */
  @Test
  void tellsTheSameHoweverOftenAndWhereverItIsRead() {
    var here = entry(1, EVENTS);
    var elsewhere = entry(7, EVENTS);
    elsewhere.put("awsRegion", "eu-west-1");
    elsewhere.put("eventID", "another-replica");

    assertThat(told(mapped(here))).isEqualTo(EVENTS).isEqualTo(told(mapped(elsewhere)));
    assertThat(EVENTS.map(Event::sequence)).containsExactly("0000000002.00", "0000000002.01");
    assertThat(EVENTS.map(Event::id)).doesNotHaveDuplicates();
  }

  /** A table with a replica streams both. */
  @Test
  void whatWasThereBeforeTellsNothing() {
    var both = entry(1, EVENTS);
    at(both, "dynamodb").put("OldImage", image(entry(0, Records.TOLD.get(0))));
    at(both, "dynamodb").put("StreamViewType", "NEW_AND_OLD_IMAGES");

    assertThat(mapped(both)).isEqualTo(new Told(position(1), EVENTS));
  }

  @Test
  void aRemovalTellsNothingWhateverItsImageSays() {
    var removal = entry(1, EVENTS);
    removal.put("eventName", "REMOVE");
    at(removal, "dynamodb").put("OldImage", at(removal, "dynamodb").remove("NewImage"));

    assertThat(mapped(removal)).isEqualTo(new Told(position(1), List.empty()));
  }

  @Test
  void aWriteThatRaisedNothingTellsNothing() {
    var quiet = entry(1, EVENTS);
    image(quiet).remove(Journal.ATTRIBUTE);

    assertThat(mapped(quiet)).isEqualTo(new Told(position(1), List.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poison")
  void whatIsNotAsItShouldBeIsPoisonWithItsReason(
      String reason, Consumer<Map<String, Object>> change) {
    var wrong = entry(1, EVENTS);
    change.accept(wrong);

    var entry = mapped(wrong);

    assertThat(entry).isInstanceOf(Poison.class);
    assertThat(((Poison) entry).reason()).contains(reason);
  }

  static Stream<Arguments> poison() {
    return Stream.of(
        wrong("no new image", each -> at(each, "dynamodb").remove("NewImage")),
        wrong("no such change: null", each -> each.remove("eventName")),
        wrong("no such change: UPSERT", each -> each.put("eventName", "UPSERT")),
        wrong("no sequence number", each -> at(each, "dynamodb").remove("SequenceNumber")),
        wrong("no sequence number", each -> at(each, "dynamodb").put("SequenceNumber", "")),
        wrong("no sequence number", each -> each.remove("dynamodb")),
        wrong("the journal is no list", withJournal(text("[]"))),
        wrong("the journal is no list", withJournal(map("NULL", true))),
        wrong("the journal is no list", withJournal(map("L", "none"))),
        wrong("an event is no text", withJournal(map("L", list(map("N", "1"))))),
        wrong("an event is no text", withJournal(map("L", list("bare")))),
        wrong("no JSON", withEvent("{\"specversion\":")),
        wrong("no JSON", withEvent("null")),
        wrong("no JSON", withEvent("")),
        wrong("There is no text specversion", withEvent("{}")),
        wrong("Malformed sequence: 17", withEvent(json().replace("0000000002.00", "17"))),
        wrong("Malformed type: Post", withEvent(json().replace("blogify.post.edited.v1", "Post"))),
        wrong("Malformed actorrole: king", withEvent(json().replace("\"author\"", "\"king\""))),
        wrong("64001 bytes are more than 64000", withEvent(tooHeavy())),
        wrong("is of posts/", each -> keys(each).put("postId", text("another"))),
        wrong("the key is of no aggregate", each -> keys(each).clear()),
        wrong("the key is of no aggregate", each -> keys(each).put("postId", map("N", "1"))),
        wrong("is of posts/", withEvent(json().replace("blogify.posts", "blogify.users"))),
        wrong("not in order", withJournal(journal(EVENTS.reverse().map(Event::json)))),
        wrong("not in order", withJournal(journal(EVENTS.appendAll(EVENTS).map(Event::json)))));
  }

  @Test
  void poisonKeepsTheWholeRecordAndCanBeMappedAgainOnceItIsMended() {
    var broken = entry(1, EVENTS);
    image(broken).put(Journal.ATTRIBUTE, text("broken"));

    var poison = (Poison) mapped(broken);

    assertThat(poison.position()).isEqualTo(position(1));
    assertThat(poison.id()).isEqualTo("%032x".formatted(1));
    assertThat(StreamRecords.again(poison)).containsExactly(poison);
    var journal = Records.json(journal(EVENTS.map(Event::json)));
    var mended = poison.record().replace("{\"S\":\"broken\"}", journal);
    assertThat(StreamRecords.again(new Poison("", "", "", mended)))
        .containsExactly(new Told(position(1), EVENTS));
  }

  @Test
  void poisonHasAnIdOfItsOwnThatStaysTheSame() {
    var nameless = entry(1, EVENTS);
    nameless.put("eventName", "UPSERT");
    nameless.put("eventID", "../no/key");
    var other = entry(2, EVENTS);
    other.remove("eventName");
    other.remove("eventID");

    var id = ((Poison) mapped(nameless)).id();

    assertThat(id).matches("[0-9a-f-]{36}").isEqualTo(((Poison) mapped(nameless)).id());
    assertThat(((Poison) mapped(other)).id()).isNotEqualTo(id);
  }

  @Test
  void aBatchThatLambdaGaveUpIsMappedRecordByRecord() {
    var batch = Records.batch();
    record(Records.all(batch).get(1)).put("eventName", "UPSERT");

    var entries =
        StreamRecords.again(new Poison("0", "aws/lambda/1", "expired", Records.json(batch)));

    assertThat(entries).hasSize(Records.TOLD.size());
    assertThat(entries.count(Poison.class::isInstance)).isOne();
  }

  @Test
  void whatIsNoBatchStaysPoisonUnderItsId() {
    for (var text : List.of("", "no JSON", "{}", "[]", "null", "{\"Records\":{}}")) {
      var entries = StreamRecords.again(new Poison("0", "a", "because", text));

      assertThat(entries)
          .singleElement()
          .satisfies(entry -> assertThat(((Poison) entry).id()).isEqualTo("a"));
    }
  }

  @SuppressWarnings("unchecked") // Every object of a batch was made by Records.
  private static Map<String, Object> record(Object entry) {
    return (Map<String, Object>) entry;
  }

  private static Arguments wrong(String reason, Consumer<Map<String, Object>> change) {
    return Arguments.of(reason, change);
  }

  private static Consumer<Map<String, Object>> withJournal(Map<String, Object> journal) {
    return entry -> image(entry).put(Journal.ATTRIBUTE, journal);
  }

  private static Consumer<Map<String, Object>> withEvent(String json) {
    return withJournal(journal(List.of(json)));
  }

  private static String json() {
    return EVENTS.head().json();
  }

  private static String tooHeavy() {
    var json = json();
    var padding = "x".repeat(Event.MAX_BYTES + 1 - json.length());
    return json.replace("request-17", "request-17" + padding);
  }

  private static Map<String, Object> image(Map<String, Object> entry) {
    return at(entry, "dynamodb", "NewImage");
  }

  private static Map<String, Object> keys(Map<String, Object> entry) {
    return at(entry, "dynamodb", "Keys");
  }

  private static Seq<Event> told(JournalEntry entry) {
    return ((Told) entry).events();
  }

  private static JournalEntry mapped(Map<String, Object> entry) {
    return entries(map("Records", list(entry))).head();
  }

  private static Seq<JournalEntry> entries(Map<String, Object> batch) {
    try {
      return StreamRecords.entries(StreamJson.readEvent(Records.json(batch)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
