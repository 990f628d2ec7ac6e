package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/**
 * A recorded invocation of a function, from {@code invocations/FUNCTION.json}.
 *
 * @param event the JSON text of the event
 * @param responses the responses of AWS, in the order of the calls
 * @param status the HTTP status of the response, if the trigger is HTTP
 */
record RecordedInvocation(
    Instant recordedAt, String event, Seq<RecordedResponse> responses, Option<Integer> status) {

  /**
   * The response of AWS to one call.
   *
   * @param operation the name that {@link ReplayRuntime#operationName} returns for the call
   * @param headers the response headers with the metadata of an S3 object
   * @param isBase64 whether {@code body} is base64 of binary data
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

    private static RecordedResponse parse(JsonObject json) {
      return new RecordedResponse(
          json.text("call"),
          (int) json.number("status"),
          json.text("contentType"),
          json.optionalObject("headers").fold(HashMap::empty, JsonObject::scalarTexts),
          json.text("body"),
          json.contains("isBase64"));
    }
  }

  static RecordedInvocation load(String function) throws IOException {
    try (var in =
        RecordedInvocation.class.getResourceAsStream("invocations/" + function + ".json")) {
      if (in == null) {
        throw new IllegalStateException("No recorded invocation of " + function);
      }
      var recording = JsonObject.parse(new String(in.readAllBytes(), UTF_8));
      return new RecordedInvocation(
          Instant.parse(recording.text("at")),
          recording.object("event").toJson(),
          recording.objects("responses").map(RecordedResponse::parse),
          Option.when(recording.contains("status"), () -> (int) recording.number("status")));
    }
  }
}
