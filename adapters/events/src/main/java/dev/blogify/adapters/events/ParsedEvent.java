package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.TextValidation;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A Blogify event in CloudEvents 1.0 format, parsed from JSON.
 *
 * @param event the attributes that route, order and deduplicate the event, and its JSON
 * @param actor the user, or the system, that made the change
 * @param correlationId the id of the request or message that led to the change
 * @param traceParent the W3C Trace Context of that request, if present
 * @param data the payload; a consumer ignores unknown members (EVT-11)
 */
public record ParsedEvent(
    CloudEvent event,
    Actor actor,
    String correlationId,
    Option<String> traceParent,
    JsonObject data) {
  private static final Pattern SPECVERSION = Pattern.compile("1\\.0");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern SEQUENCE = Pattern.compile("\\d{10}\\.\\d{2}");
  private static final Pattern TYPE = Pattern.compile("blogify\\.[a-z]+\\.[a-z_]+\\.v[1-9]\\d*");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /**
   * Parses an event of at most {@link CloudEvent#MAX_BYTES}. The left value describes the error.
   */
  public static Either<String, ParsedEvent> parse(String json) {
    var bytes = TextValidation.utf8Length(json);
    if (bytes > CloudEvent.MAX_BYTES) {
      return Either.left("%d bytes are more than %d".formatted(bytes, CloudEvent.MAX_BYTES));
    }
    try {
      return Either.right(fromJson(json, JsonObject.parse(json)));
    } catch (IllegalArgumentException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  private static ParsedEvent fromJson(String json, JsonObject members) {
    textMatching(members, "specversion", SPECVERSION);
    var event =
        new CloudEvent(
            UUID.fromString(textMatching(members, "id", ID)),
            members.text("source"),
            textMatching(members, "type", TYPE),
            members.text("subject"),
            textMatching(members, "sequence", SEQUENCE),
            convert(members, "time", Instant::parse),
            json);
    return new ParsedEvent(
        event,
        actor(members),
        members.text("correlationid"),
        members
            .optionalText("traceparent")
            .map(_ -> textMatching(members, "traceparent", TRACE_PARENT)),
        members.object("data"));
  }

  private static Actor actor(JsonObject members) {
    var isSystem = members.text("actorrole").equals(Actor.SYSTEM.label());
    var userId =
        Option.when(!isSystem, () -> convert(members, "actorid", id -> new UserId(id).value()));
    return convert(members, "actorrole", role -> Actor.parse(role, userId));
  }

  private static String textMatching(JsonObject members, String name, Pattern pattern) {
    var text = members.text(name);
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("Malformed %s: %s".formatted(name, text));
    }
    return text;
  }

  private static <T> T convert(JsonObject members, String name, Function<String, T> converter) {
    var text = members.text(name);
    try {
      return converter.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("Malformed %s: %s".formatted(name, text), e);
    }
  }
}
