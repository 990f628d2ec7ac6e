package dev.blogify.adapters.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.TextValidation;
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
public record ReceivedEvent(
    CloudEvent event,
    Actor actor,
    String correlationId,
    Option<String> traceParent,
    ParsedJson data) {
  private static final Pattern SPECVERSION = Pattern.compile("1\\.0");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern SEQUENCE = Pattern.compile("\\d{10}\\.\\d{2}");
  private static final Pattern TYPE = Pattern.compile("blogify\\.[a-z]+\\.[a-z_]+\\.v[1-9]\\d*");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /** Reads an event; a left says why the text is none. */
  public static Either<String, ReceivedEvent> parse(String json) {
    var bytes = TextValidation.utf8Length(json);
    if (bytes > CloudEvent.MAX_BYTES) {
      return Either.left("%d bytes are more than %d".formatted(bytes, CloudEvent.MAX_BYTES));
    }
    try {
      return Either.right(fromJson(json, ParsedJson.parse(json)));
    } catch (IllegalArgumentException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  private static ReceivedEvent fromJson(String json, ParsedJson members) {
    members.textMatching("specversion", SPECVERSION);
    var event =
        new CloudEvent(
            UUID.fromString(members.textMatching("id", ID)),
            members.text("source"),
            members.textMatching("type", TYPE),
            members.text("subject"),
            members.textMatching("sequence", SEQUENCE),
            members.convert("time", Instant::parse),
            json);
    return new ReceivedEvent(
        event,
        actor(members),
        members.text("correlationid"),
        members
            .optionalText("traceparent")
            .map(_ -> members.textMatching("traceparent", TRACE_PARENT)),
        members.object("data"));
  }

  private static Actor actor(ParsedJson members) {
    var isSystem = members.text("actorrole").equals(Actor.SYSTEM.label());
    var person =
        Option.when(!isSystem, () -> members.convert("actorid", id -> new UserId(id).value()));
    return members.convert("actorrole", role -> Actor.parse(role, person));
  }

  /** Members of a JSON object: one that is asked for is there and of its type, or it throws. */
  public record ParsedJson(Map<?, ?> fields) {
    public static ParsedJson parse(String json) {
      try (var parser = JSON.std.createParser(json)) {
        if (JSON.std.anyFrom(parser) instanceof Map<?, ?> members && parser.nextToken() == null) {
          return new ParsedJson(members);
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
      return fields.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    public Seq<String> texts(String name) {
      if (fields.get(name) instanceof Collection<?> all
          && all.stream().allMatch(String.class::isInstance)) {
        return Vector.ofAll(all).map(String.class::cast);
      }
      throw new IllegalArgumentException("There is no list of texts " + name);
    }

    public ParsedJson object(String name) {
      if (fields.get(name) instanceof Map<?, ?> object) {
        return new ParsedJson(object);
      }
      throw new IllegalArgumentException("There is no object " + name);
    }

    /** What becomes of a text; what a reader throws that cannot read it names the member. */
    <T> T convert(String name, Function<String, T> reader) {
      var text = text(name);
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException("Malformed %s: %s".formatted(name, text), e);
      }
    }

    private String textMatching(String name, Pattern shape) {
      return Option.some(text(name))
          .filter(text -> shape.matcher(text).matches())
          .getOrElseThrow(
              () -> new IllegalArgumentException("Malformed %s: %s".formatted(name, text(name))));
    }

    public String toJson() {
      try {
        return JSON.std.asString(new LinkedHashMap<>(fields));
      } catch (IOException e) {
        throw new UncheckedIOException("Writing to memory failed", e);
      }
    }
  }
}
