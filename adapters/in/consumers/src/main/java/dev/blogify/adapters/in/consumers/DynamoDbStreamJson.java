package dev.blogify.adapters.in.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.json.JsonError;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads and writes the JSON of Lambda functions that are invoked by a DynamoDB stream (AWS: <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with
 * DynamoDB</a>), and maps the stream records to outbox entries.
 */
public final class DynamoDbStreamJson {
  /** The collection names, keyed by the name of the partition key. */
  private static final Map<String, String> COLLECTIONS_BY_KEY =
      LinkedHashMap.of("postId", "posts", "mediaId", "media", "userId", "users");

  /**
   * Requires at least one digit, because Lambda treats an empty identifier as a failure of the
   * whole batch.
   */
  private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\\d{1,40}");

  private static final Pattern EVENT_ID = Pattern.compile("[\\w-]{1,128}");

  private DynamoDbStreamJson() {}

  /**
   * Reads the records of a batch without validating them. Input that has no {@code Records} array
   * is an error, because Lambda would regard an empty batch as processed.
   */
  public static Seq<JsonValue> readEvent(InputStream in) throws IOException {
    return records(JsonReader.DEFAULT.read(in));
  }

  static Seq<JsonValue> readEvent(String text) throws IOException {
    return records(JsonReader.DEFAULT.read(text));
  }

  private static Seq<JsonValue> records(Either<JsonError, JsonObject> batch) throws IOException {
    return batch
        .getOrElseThrow(error -> new IOException(error.description()))
        .optionalArray("Records")
        .getOrElseThrow(() -> new IOException("The stream event has no \"Records\" array"));
  }

  /** Writes a batch that contains one record. */
  static String toBatch(JsonValue streamRecord) {
    return JsonObject.EMPTY
        .with("Records", new JsonValue.JsonArray(List.of(streamRecord)))
        .toJson();
  }

  /**
   * Writes the partial batch response. Lambda retries from the given sequence number, and
   * interprets an empty list as success (EVT-7).
   */
  public static void writeResponse(Option<String> firstFailed, OutputStream out)
      throws IOException {
    var failures = firstFailed.map(id -> JsonObject.EMPTY.with("itemIdentifier", id)).toList();
    JsonObject.EMPTY.withObjects("batchItemFailures", failures).writeTo(out);
  }

  /**
   * Maps each record to one outbox entry, in order. A record in an unexpected format maps to an
   * {@link UndecodableRecord}, because an exception would block the shard (EVT-3).
   */
  public static Seq<OutboxEntry> toEntries(Seq<JsonValue> records) {
    return records.map(DynamoDbStreamJson::toEntry);
  }

  /**
   * Maps the records of a dead letter again; a dead letter contains one record or a whole batch.
   */
  public static Seq<OutboxEntry> reparse(UndecodableRecord deadLetter) {
    try {
      return toEntries(readEvent(deadLetter.rawRecord()));
    } catch (IOException e) {
      return List.of(
          new UndecodableRecord(
              deadLetter.position(),
              deadLetter.id(),
              "not a batch of records: " + e.getMessage(),
              deadLetter.rawRecord()));
    }
  }

  private static OutboxEntry toEntry(JsonValue streamRecord) {
    var recordObject = streamRecord instanceof JsonObject object ? object : JsonObject.EMPTY;
    var change = recordObject.optionalObject("dynamodb").getOrElse(JsonObject.EMPTY);
    var position =
        change
            .optionalText("SequenceNumber")
            .filter(number -> SEQUENCE_NUMBER.matcher(number).matches());
    return position
        .toEither("the record has no sequence number")
        .flatMap(_ -> events(recordObject, change))
        .fold(
            reason -> undecodable(position.getOrElse(""), reason, recordObject, streamRecord),
            events -> new Decoded(position.get(), events));
  }

  private static OutboxEntry undecodable(
      String position, String reason, JsonObject recordObject, JsonValue streamRecord) {
    var batch = toBatch(streamRecord);
    var id =
        recordObject
            .optionalText("eventID")
            .filter(eventId -> EVENT_ID.matcher(eventId).matches())
            .getOrElse(() -> UUID.nameUUIDFromBytes(batch.getBytes(UTF_8)).toString());
    return new UndecodableRecord(position, id, reason, batch);
  }

  /** A removal has no events, because the preceding write published them (EVT-2). */
  private static Either<String, Seq<CloudEvent>> events(
      JsonObject recordObject, JsonObject change) {
    return switch (recordObject.optionalText("eventName").getOrElse("none")) {
      case "INSERT", "MODIFY" -> decode(change);
      case "REMOVE" -> Either.right(List.empty());
      case String other -> Either.left("unknown event name: " + other);
    };
  }

  private static Either<String, Seq<CloudEvent>> decode(JsonObject change) {
    return change
        .optionalObject("NewImage")
        .toEither("the record has no new image")
        .flatMap(image ->
            image
                .get(Outbox.ATTRIBUTE)
                .map(outbox -> events(outbox).flatMap(events -> validate(change, events)))
                .getOrElse(() -> Either.right(List.empty())));
  }

  private static Either<String, Seq<CloudEvent>> events(JsonValue outbox) {
    return Option.some(outbox)
        .filter(JsonObject.class::isInstance)
        .flatMap(attribute -> ((JsonObject) attribute).optionalArray("L"))
        .toEither("the outbox attribute is not a list")
        .flatMap(list -> Either.sequenceRight(list.map(DynamoDbStreamJson::event)));
  }

  private static Either<String, CloudEvent> event(JsonValue item) {
    return stringAttribute(item)
        .toEither("an event is not a string")
        .flatMap(ParsedEvent::parse)
        .map(ParsedEvent::event);
  }

  private static Option<String> stringAttribute(JsonValue value) {
    return value instanceof JsonObject attribute ? attribute.optionalText("S") : Option.none();
  }

  private static Either<String, Seq<CloudEvent>> validate(
      JsonObject change, Seq<CloudEvent> events) {
    var sequences = events.map(CloudEvent::sequence);
    if (!sequences.distinct().sorted().eq(sequences)) {
      return Either.left("the events are not in order: " + sequences.mkString(", "));
    }
    return aggregate(change)
        .toEither("the key is not the key of an aggregate")
        .flatMap(aggregate ->
            events
                .find(event -> !aggregate.isSubjectOf(event))
                .map(event ->
                    Either.<String, Seq<CloudEvent>>left(
                        "an item of %s has an event of %s"
                            .formatted(aggregate.subject(), event.subject())))
                .getOrElse(() -> Either.right(events)));
  }

  private static Option<Aggregate> aggregate(JsonObject change) {
    var keys = change.optionalObject("Keys").getOrElse(JsonObject.EMPTY);
    return COLLECTIONS_BY_KEY
        .flatMap(collection ->
            keys.get(collection._1)
                .flatMap(DynamoDbStreamJson::stringAttribute)
                .map(id -> new Aggregate(collection._2, id)))
        .headOption();
  }

  private record Aggregate(String collection, String id) {
    String subject() {
      return collection + "/" + id;
    }

    boolean isSubjectOf(CloudEvent event) {
      return event.subject().equals(subject()) && event.source().equals("blogify." + collection);
    }
  }
}
