package dev.blogify.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * An invocation that once took place, from {@code tapes/FUNCTION.json}.
 *
 * @param at when
 * @param event what came in
 * @param answers what AWS said to each call, in their order
 * @param status of the response, if it was one of HTTP
 */
record Tape(Instant at, String event, Seq<Answer> answers, Option<Integer> status) {

  /**
   * What AWS said to a call.
   *
   * @param call as {@link TapedWorld#call} names it
   */
  record Answer(String call, int status, String contentType, String body) {
    private static Answer read(Map<?, ?> answer) {
      return new Answer(
          text(answer, "call"),
          number(answer, "status"),
          text(answer, "contentType"),
          text(answer, "body"));
    }
  }

  static Tape of(String function) throws IOException {
    try (var in = Tape.class.getResourceAsStream("tapes/" + function + ".json")) {
      if (in == null) {
        throw new IllegalStateException("There is no tape of " + function);
      }
      var tape = JSON.std.mapFrom(in);
      return new Tape(
          Instant.parse(text(tape, "at")),
          JSON.std.asString(tape.get("event")),
          List.ofAll((Iterable<?>) value(tape, "answers"))
              .map(answer -> Answer.read((Map<?, ?>) answer)),
          Option.when(tape.containsKey("status"), () -> number(tape, "status")));
    }
  }

  /** Lets a handler, which must live in a {@link TapedWorld} of this tape, handle the event. */
  void play(Handler handler) throws IOException {
    var answer = new ByteArrayOutputStream();
    var answered =
        handler.handle(
            new ByteArrayInputStream(event.getBytes(UTF_8)), answer, Invocation.REHEARSAL);
    if (!answered.equals(status)) {
      throw new IllegalStateException(
          "On tape the answer was %s, now it is %s: %s".formatted(status, answered, answer));
    }
  }

  private static String text(Map<?, ?> map, String name) {
    return (String) value(map, name);
  }

  private static int number(Map<?, ?> map, String name) {
    return (Integer) value(map, name);
  }

  private static Object value(Map<?, ?> map, String name) {
    var value = map.get(name);
    if (value == null) {
      throw new IllegalStateException("The tape has no " + name);
    }
    return value;
  }
}
