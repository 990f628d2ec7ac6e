package dev.blogify.adapters.in.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the stream of a table tells, as entries of the journal: a total, pure function. Whatever is
 * not as a store of ours writes it is poison, and never an exception, which would stop the shard
 * (EVT-3).
 */
public final class StreamRecordMapper {
  /** Which aggregates an item is of, by the attribute that is its key. */
  private static final Map<String, String> COLLECTIONS_BY_KEY =
      LinkedHashMap.of("postId", "posts", "mediaId", "media", "userId", "users");

  /** An empty one would stand for the whole batch, were it reported. */
  private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\\d{1,40}");

  private static final Pattern EVENT_ID = Pattern.compile("[\\w-]{1,128}");

  private StreamRecordMapper() {}

  /** One entry for each record, in order. */
  public static Seq<OutboxEntry> toEntries(DynamodbEvent event) {
    return Vector.ofAll(event.getRecords()).map(StreamRecordMapper::toEntry);
  }

  /** What was parked, mapped once more: those that it is made of, each told or still poison. */
  public static Seq<OutboxEntry> reparse(UndecodableRecord parked) {
    try {
      return toEntries(DynamoDbStreamJson.readEvent(parked.rawRecord()));
    } catch (IOException noEvent) {
      return List.of(
          new UndecodableRecord(
              parked.position(),
              parked.id(),
              "no batch of records: " + noEvent,
              parked.rawRecord()));
    }
  }

  static OutboxEntry toEntry(DynamodbStreamRecord entry) {
    var position =
        Option.of(entry.getDynamodb())
            .flatMap(change -> Option.of(change.getSequenceNumber()))
            .filter(number -> SEQUENCE_NUMBER.matcher(number).matches());
    return position
        .toEither("there is no sequence number")
        .flatMap(_ -> events(entry))
        .fold(
            reason -> undecodable(position.getOrElse(""), reason, entry),
            events -> new Decoded(position.get(), events));
  }

  private static OutboxEntry undecodable(
      String position, String reason, DynamodbStreamRecord entry) {
    var text = DynamoDbStreamJson.text(entry);
    var id =
        Option.of(entry.getEventID())
            .filter(given -> EVENT_ID.matcher(given).matches())
            .getOrElse(() -> UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString());
    return new UndecodableRecord(position, id, reason, text);
  }

  /** A removal has only its last writer's image, so whoever removes has told before (EVT-2). */
  private static Either<String, Seq<CloudEvent>> events(DynamodbStreamRecord entry) {
    return switch (String.valueOf(entry.getEventName())) {
      case "INSERT", "MODIFY" -> decode(entry.getDynamodb());
      case "REMOVE" -> Either.right(List.empty());
      case String other -> Either.left("no such change: " + other);
    };
  }

  private static Either<String, Seq<CloudEvent>> decode(StreamRecord change) {
    return Option.of(change.getNewImage())
        .toEither("there is no new image")
        .flatMap(image ->
            Option.<AttributeValue>of(image.get(Outbox.ATTRIBUTE))
                .map(journal -> events(journal).flatMap(events -> validate(change, events)))
                .getOrElse(() -> Either.right(List.empty())));
  }

  private static Either<String, Seq<CloudEvent>> events(AttributeValue journal) {
    return Option.of(journal.getL())
        .toEither("the journal is no list")
        .flatMap(list -> Either.sequenceRight(Vector.ofAll(list).map(StreamRecordMapper::event)));
  }

  private static Either<String, CloudEvent> event(AttributeValue json) {
    return Option.of(json.getS())
        .toEither("an event is no text")
        .flatMap(ReceivedEvent::parse)
        .map(ReceivedEvent::event);
  }

  private static Either<String, Seq<CloudEvent>> validate(
      StreamRecord change, Seq<CloudEvent> events) {
    var sequences = events.map(CloudEvent::sequence);
    if (!sequences.distinct().sorted().eq(sequences)) {
      return Either.left("the events are not in order: " + sequences.mkString(", "));
    }
    return aggregate(change)
        .toEither("the key is of no aggregate")
        .flatMap(aggregate ->
            events
                .find(event -> !aggregate.isSubjectOf(event))
                .map(event ->
                    Either.<String, Seq<CloudEvent>>left(
                        "an event of %s is of %s".formatted(aggregate.subject(), event.subject())))
                .getOrElse(() -> Either.right(events)));
  }

  private static Option<Aggregate> aggregate(StreamRecord change) {
    return Option.of(change.getKeys())
        .toVector()
        .flatMap(keys ->
            COLLECTIONS_BY_KEY.flatMap(each ->
                Option.<AttributeValue>of(keys.get(each._1))
                    .flatMap(value -> Option.of(value.getS()))
                    .map(id -> new Aggregate(each._2, id))))
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
