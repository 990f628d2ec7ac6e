package dev.blogify.adapters.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.blogify.adapters.events.Journal;
import dev.blogify.adapters.events.WireEvent;
import dev.blogify.application.event.Event;
import dev.blogify.application.event.JournalEntry;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.JournalEntry.Told;
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
public final class StreamRecords {
  /** Which aggregates an item is of, by the attribute that is its key. */
  private static final Map<String, String> COLLECTIONS =
      LinkedHashMap.of("postId", "posts", "mediaId", "media", "userId", "users");

  /** An empty one would stand for the whole batch, were it reported. */
  private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\\d{1,40}");

  private static final Pattern ID = Pattern.compile("[\\w-]{1,128}");

  private StreamRecords() {}

  /** One entry for each record, in order. */
  public static Seq<JournalEntry> entries(DynamodbEvent event) {
    return Vector.ofAll(event.getRecords()).map(StreamRecords::entry);
  }

  /** What was parked, mapped once more: those that it is made of, each told or still poison. */
  public static Seq<JournalEntry> again(Poison parked) {
    try {
      return entries(StreamJson.readEvent(parked.record()));
    } catch (IOException noEvent) {
      return List.of(
          new Poison(
              parked.position(), parked.id(), "no batch of records: " + noEvent, parked.record()));
    }
  }

  static JournalEntry entry(DynamodbStreamRecord entry) {
    var position =
        Option.of(entry.getDynamodb())
            .flatMap(change -> Option.of(change.getSequenceNumber()))
            .filter(number -> SEQUENCE_NUMBER.matcher(number).matches());
    return position
        .toEither("there is no sequence number")
        .flatMap(_ -> events(entry))
        .fold(
            reason -> poison(position.getOrElse(""), reason, entry),
            events -> new Told(position.get(), events));
  }

  private static JournalEntry poison(String position, String reason, DynamodbStreamRecord entry) {
    var text = StreamJson.text(entry);
    var id =
        Option.of(entry.getEventID())
            .filter(given -> ID.matcher(given).matches())
            .getOrElse(() -> UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString());
    return new Poison(position, id, reason, text);
  }

  /** A removal has only its last writer's image, so whoever removes has told before (EVT-2). */
  private static Either<String, Seq<Event>> events(DynamodbStreamRecord entry) {
    return switch (String.valueOf(entry.getEventName())) {
      case "INSERT", "MODIFY" -> told(entry.getDynamodb());
      case "REMOVE" -> Either.right(List.empty());
      case String other -> Either.left("no such change: " + other);
    };
  }

  private static Either<String, Seq<Event>> told(StreamRecord change) {
    return Option.of(change.getNewImage())
        .toEither("there is no new image")
        .flatMap(image ->
            Option.<AttributeValue>of(image.get(Journal.ATTRIBUTE))
                .map(journal -> events(journal).flatMap(events -> ofItem(change, events)))
                .getOrElse(() -> Either.right(List.empty())));
  }

  private static Either<String, Seq<Event>> events(AttributeValue journal) {
    return Option.of(journal.getL())
        .toEither("the journal is no list")
        .flatMap(list -> Either.sequenceRight(Vector.ofAll(list).map(StreamRecords::event)));
  }

  private static Either<String, Event> event(AttributeValue json) {
    return Option.of(json.getS())
        .toEither("an event is no text")
        .flatMap(WireEvent::parse)
        .map(WireEvent::event);
  }

  private static Either<String, Seq<Event>> ofItem(StreamRecord change, Seq<Event> events) {
    var sequences = events.map(Event::sequence);
    if (!sequences.distinct().sorted().eq(sequences)) {
      return Either.left("the events are not in order: " + sequences.mkString(", "));
    }
    return aggregate(change)
        .toEither("the key is of no aggregate")
        .flatMap(aggregate ->
            events
                .find(event -> !aggregate.isOf(event))
                .map(event ->
                    Either.<String, Seq<Event>>left(
                        "an event of %s is of %s".formatted(aggregate.subject(), event.subject())))
                .getOrElse(() -> Either.right(events)));
  }

  private static Option<Aggregate> aggregate(StreamRecord change) {
    return Option.of(change.getKeys())
        .toVector()
        .flatMap(keys ->
            COLLECTIONS.flatMap(each ->
                Option.<AttributeValue>of(keys.get(each._1))
                    .flatMap(value -> Option.of(value.getS()))
                    .map(id -> new Aggregate(each._2, id))))
        .headOption();
  }

  private record Aggregate(String collection, String id) {
    String subject() {
      return collection + "/" + id;
    }

    boolean isOf(Event event) {
      return event.subject().equals(subject()) && event.source().equals("blogify." + collection);
    }
  }
}
