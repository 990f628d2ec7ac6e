package dev.blogify.adapters.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.application.event.Event;
import dev.blogify.domain.Text;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
  private static final Pattern SPECVERSION = Pattern.compile("1\\.0");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern SEQUENCE = Pattern.compile("\\d{10}\\.\\d{2}");
  private static final Pattern TYPE = Pattern.compile("blogify\\.[a-z]+\\.[a-z_]+\\.v[1-9]\\d*");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /** Reads an event; a left says why the text is none. */
  public static Either<String, WireEvent> parse(String json) {
    var bytes = Text.bytes(json);
    if (bytes > Event.MAX_BYTES) {
      return Either.left("%d bytes are more than %d".formatted(bytes, Event.MAX_BYTES));
    }
    try {
      return Either.right(read(json, Data.parse(json)));
    } catch (IllegalArgumentException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  private static WireEvent read(String json, Data members) {
    members.matching("specversion", SPECVERSION);
    var event =
        new Event(
            UUID.fromString(members.matching("id", ID)),
            members.text("source"),
            members.matching("type", TYPE),
            members.text("subject"),
            members.matching("sequence", SEQUENCE),
            members.read("time", Instant::parse),
            json);
    return new WireEvent(
        event,
        actor(members),
        members.text("correlationid"),
        members.optionalText("traceparent").map(_ -> members.matching("traceparent", TRACE_PARENT)),
        members.object("data"));
  }

  private static Actor actor(Data members) {
    var isSystem = members.text("actorrole").equals(Actor.SYSTEM.label());
    var person =
        Option.when(!isSystem, () -> members.read("actorid", id -> new UserId(id).value()));
    return members.read("actorrole", role -> Actor.of(role, person));
  }

  /** Members of a JSON object: one that is asked for is there and of its type, or it throws. */
  public record Data(Map<?, ?> members) {
    public static Data parse(String json) {
      try (var parser = JSON.std.createParser(json)) {
        if (JSON.std.anyFrom(parser) instanceof Map<?, ?> members && parser.nextToken() == null) {
          return new Data(members);
        }
        throw new IllegalArgumentException("That is no JSON object");
      } catch (IOException e) {
        throw new IllegalArgumentException("That is no JSON: " + e.getMessage(), e);
      }
    }

    public String text(String name) {
      return optionalText(name)
          .getOrElseThrow(() -> new IllegalArgumentException("There is no text " + name));
    }

    public Option<String> optionalText(String name) {
      return members.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    public Seq<String> texts(String name) {
      if (members.get(name) instanceof Collection<?> all
          && all.stream().allMatch(String.class::isInstance)) {
        return Vector.ofAll(all).map(String.class::cast);
      }
      throw new IllegalArgumentException("There is no list of texts " + name);
    }

    public Data object(String name) {
      if (members.get(name) instanceof Map<?, ?> object) {
        return new Data(object);
      }
      throw new IllegalArgumentException("There is no object " + name);
    }

    /** What becomes of a text; what a reader throws that cannot read it names the member. */
    <T> T read(String name, Function<String, T> reader) {
      var text = text(name);
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException("Malformed %s: %s".formatted(name, text), e);
      }
    }

    private String matching(String name, Pattern shape) {
      return Option.some(text(name))
          .filter(text -> shape.matcher(text).matches())
          .getOrElseThrow(
              () -> new IllegalArgumentException("Malformed %s: %s".formatted(name, text(name))));
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
