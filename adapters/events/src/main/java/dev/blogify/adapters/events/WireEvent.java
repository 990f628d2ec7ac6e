package dev.blogify.adapters.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.application.event.Event;
import dev.blogify.domain.Text;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An event as somebody reads it who did not write it.
 *
 * @param actor who did what it tells of
 * @param correlationId of the request or message that led to it
 * @param traceParent W3C Trace Context, if the request had one
 * @param data what is told besides; what a reader does not know, it ignores (EVT-11)
 */
public record WireEvent(
    Event event, Actor actor, String correlationId, Option<String> traceParent, Data data) {
  private static final Pattern SEQUENCE = Pattern.compile("\\d{10}\\.\\d{2}");
  private static final Pattern TYPE = Pattern.compile("blogify\\.[a-z]+\\.[a-z_]+\\.v[1-9]\\d*");

  /** Reads an event; a left says why the text is none. */
  public static Either<String, WireEvent> parse(String json) {
    var bytes = Text.bytes(json);
    if (bytes > Event.MAX_BYTES) {
      return Either.left("%d bytes are more than %d".formatted(bytes, Event.MAX_BYTES));
    }
    try {
      return Either.right(read(json, Data.parse(json)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  private static WireEvent read(String json, Data members) {
    var event =
        new Event(
            UUID.fromString(members.text("id")),
            members.text("source"),
            matching(TYPE, members.text("type")),
            members.text("subject"),
            matching(SEQUENCE, members.text("sequence")),
            Instant.parse(members.text("time")),
            json);
    return new WireEvent(
        event,
        actor(members),
        members.text("correlationid"),
        members.optionalText("traceparent"),
        members.object("data"));
  }

  private static Actor actor(Data members) {
    var role = members.text("actorrole");
    return role.equals("system")
        ? Actor.SYSTEM
        : new Person(
            new UserId(members.text("actorid")),
            Role.parse(role)
                .getOrElseThrow(() -> new IllegalArgumentException("no role: " + role)));
  }

  private static String matching(Pattern shape, String value) {
    if (!shape.matcher(value).matches()) {
      throw new IllegalArgumentException("malformed: " + value);
    }
    return value;
  }

  /** Members of a JSON object: one that is asked for is there and of its type, or it throws. */
  public record Data(Map<?, ?> members) {
    public static Data parse(String json) {
      try {
        return Option.of(JSON.std.mapFrom(json))
            .map(Data::new)
            .getOrElseThrow(() -> new IllegalArgumentException("no JSON object: " + json));
      } catch (IOException e) {
        throw new IllegalArgumentException("no JSON object: " + e.getMessage(), e);
      }
    }

    public String text(String name) {
      return optionalText(name)
          .getOrElseThrow(() -> new IllegalArgumentException("there is no text " + name));
    }

    public Option<String> optionalText(String name) {
      return members.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    public Seq<String> texts(String name) {
      if (members.get(name) instanceof Iterable<?> all) {
        return Vector.ofAll(all).map(String.class::cast);
      }
      throw new IllegalArgumentException("there is no list " + name);
    }

    public Data object(String name) {
      if (members.get(name) instanceof Map<?, ?> object) {
        return new Data(object);
      }
      throw new IllegalArgumentException("there is no object " + name);
    }

    public String json() {
      try {
        return JSON.std.asString(new LinkedHashMap<>(members));
      } catch (IOException e) {
        throw new UncheckedIOException("Writing to memory failed", e);
      }
    }
  }
}
