package dev.blogify.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

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
   * @param headers which S3 tells of an object
   * @param isBase64 how the body is written that is no text
   */
  record Answer(
      String call,
      int status,
      String contentType,
      Map<String, String> headers,
      String body,
      boolean isBase64) {
    byte[] bytes() {
      return isBase64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    }

    private static Answer read(JsonObject json) {
      return new Answer(
          json.text("call"),
          json.number("status"),
          json.text("contentType"),
          json.has("headers") ? json.object("headers").texts() : HashMap.empty(),
          json.text("body"),
          json.has("isBase64"));
    }
  }

  static Tape of(String function) throws IOException {
    try (var in = Tape.class.getResourceAsStream("tapes/" + function + ".json")) {
      if (in == null) {
        throw new IllegalStateException("There is no tape of " + function);
      }
      var tape = JsonObject.parse(new String(in.readAllBytes(), UTF_8));
      return new Tape(
          Instant.parse(tape.text("at")),
          JSON.std.asString(tape.object("event").members()),
          tape.objects("answers").map(Answer::read),
          Option.when(tape.has("status"), () -> tape.number("status")));
    }
  }
}
