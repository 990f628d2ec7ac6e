package dev.blogify.adapters.out.embedded.userpool;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An HTTP response with a JSON document, in AWS's JSON 1.1 protocol.
 *
 * @param headers with names in lower case, without {@code content-length}
 */
public record UserPoolResponse(int status, Map<String, String> headers, String body) {
  private static final Map<String, String> HEADERS =
      HashMap.of("content-type", "application/x-amz-json-1.1");

  static UserPoolResponse of(Map<String, Object> answer) {
    return new UserPoolResponse(200, HEADERS, toJson(answer));
  }

  static UserPoolResponse of(UserPoolError refusal) {
    return new UserPoolResponse(
        400,
        HEADERS.put("x-amzn-errortype", refusal.type()),
        toJson(LinkedHashMap.of("__type", refusal.type(), "message", refusal.message())));
  }

  static String toJson(Map<String, Object> fields) {
    try {
      return JSON.std.asString(fields.toJavaMap());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
