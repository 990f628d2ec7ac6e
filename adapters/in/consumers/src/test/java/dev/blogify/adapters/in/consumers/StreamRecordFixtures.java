package dev.blogify.adapters.in.consumers;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.TestUsers;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stream records of real changes in the three tables, in Lambda's format. */
final class StreamRecordFixtures {
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00.120Z");
  private static final CommandContext CONTEXT =
      new CommandContext(
          TestUsers.ALICE,
          "request-17",
          Option.some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  private static final CommandContext SYSTEM_CONTEXT =
      new CommandContext(Actor.SYSTEM, "tick-1", Option.none());

  private static final PostChange CREATED = PostFixtures.created(1);

  /** A change with two events. */
  private static final PostChange RENAMED =
      CREATED.after().edit(PostFixtures.renamed("another"), NOW).get();

  private static final PostChange PUBLISHED = RENAMED.after().publish(Option.none(), NOW).get();

  /** The events of each record. */
  static final Seq<Seq<CloudEvent>> EVENTS_BY_RECORD =
      List.of(
          Outbox.events(CREATED, CONTEXT),
          Outbox.events(RENAMED, CONTEXT),
          Outbox.events(PUBLISHED, SYSTEM_CONTEXT),
          Outbox.events(
              MediaFixtures.requested(1, TestUsers.ALICE.id(), MediaFixtures.tinyPng()), CONTEXT),
          Outbox.events(UserFixtures.registered(TestUsers.ALICE.id(), "Alice"), SYSTEM_CONTEXT));

  private StreamRecordFixtures() {}

  /** A mutable batch with one record per element of {@code EVENTS_BY_RECORD}. */
  static Map<String, Object> batch() {
    var records = new ArrayList<Object>();
    EVENTS_BY_RECORD.zipWithIndex().forEach(each -> records.add(streamRecord(each._2, each._1)));
    return LambdaEvents.batch(records);
  }

  static java.util.List<?> records(Map<String, Object> batch) {
    return batch.get("Records") instanceof java.util.List<?> all ? all : java.util.List.of();
  }

  static Map<String, Object> streamRecord(int index, Seq<CloudEvent> events) {
    var subject = events.head().subject().split("/", 2);
    var key =
        switch (subject[0]) {
          case "posts" -> "postId";
          case "media" -> "mediaId";
          default -> "userId";
        };
    var keys = map(key, stringAttribute(subject[1]));
    var image = new LinkedHashMap<>(keys);
    image.put("version", map("N", Integer.toString(index + 1)));
    image.put(
        "content",
        map("M", map("body", stringAttribute("All about Zoë"), "tags", map("L", list()))));
    image.put("flags", map("L", list(map("BOOL", true), map("NULL", true))));
    image.put("bytes", map("BS", list("AAEC", "/w=="), "one", "ignored"));
    image.put("sets", map("M", map("a", map("SS", list("x")), "b", map("NS", list("1", "2")))));
    image.put(Outbox.ATTRIBUTE, outboxAttribute(events.map(CloudEvent::json)));
    return LambdaEvents.streamRecord(
        "%032x".formatted(index),
        index == 0 ? "INSERT" : "MODIFY",
        sequenceNumber(index),
        NOW,
        keys,
        map("NewImage", image));
  }

  static String sequenceNumber(int index) {
    return "4000000000000%09d".formatted(index);
  }

  static Map<String, Object> outboxAttribute(Seq<String> events) {
    return map(
        "L", new ArrayList<Object>(events.map(StreamRecordFixtures::stringAttribute).asJava()));
  }

  static Map<String, Object> stringAttribute(String value) {
    return map("S", value);
  }

  static String json(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value at a path of names. */
  @SuppressWarnings("unchecked") // All values of a batch are created here.
  static Map<String, Object> nested(Map<String, Object> entry, String... names) {
    return Vector.of(names)
        .foldLeft(entry, (within, name) -> (Map<String, Object>) within.get(name));
  }

  static Map<String, Object> map(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  static java.util.List<Object> list(Object... values) {
    return new ArrayList<>(java.util.List.of(values));
  }
}
