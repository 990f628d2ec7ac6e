package dev.blogify.adapters.in.lambda;

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
 * An invocation that once took place, from {@code invocations/FUNCTION.json}.
 *
 * @param recordedAt when
 * @param event what came in
 * @param responses what AWS said to each call, in their order
 * @param status of the response, if it was one of HTTP
 */
record RecordedInvocation(
    Instant recordedAt, String event, Seq<RecordedResponse> responses, Option<Integer> status) {

  /**
   * What AWS said to a call.
   *
   * @param operation as {@link ReplayRuntime#operationName} names it
   * @param headers which S3 tells of an object
   * @param isBase64 how the body is written that is no text
   */
  record RecordedResponse(
      String operation,
      int status,
      String contentType,
      Map<String, String> headers,
      String body,
      boolean isBase64) {
    byte[] bodyBytes() {
      return isBase64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    }

    private static RecordedResponse parse(StrictJsonObject json) {
      return new RecordedResponse(
          json.text("call"),
          json.number("status"),
          json.text("contentType"),
          json.has("headers") ? json.object("headers").toStringMap() : HashMap.empty(),
          json.text("body"),
          json.has("isBase64"));
    }
  }

  static RecordedInvocation load(String function) throws IOException {
    try (var in = RecordedInvocation.class.getResourceAsStream("invocations/" + function + ".json")) {
      if (in == null) {
        throw new IllegalStateException("There is no tape of " + function);
      }
      var tape = StrictJsonObject.parse(new String(in.readAllBytes(), UTF_8));
      return new RecordedInvocation(
          Instant.parse(tape.text("at")),
          JSON.std.asString(tape.object("event").members()),
          tape.objects("answers").map(RecordedResponse::parse),
          Option.when(tape.has("status"), () -> tape.number("status")));
    }
  }
}
