package dev.blogify.adapters.out.embedded.userpool;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An HTTP response in the AWS JSON 1.1 protocol.
 *
 * @param headers the headers except {@code content-length}, with names in lower case
 * @param body a JSON object
 */
public record UserPoolResponse(int status, Map<String, String> headers, String body) {
  private static final Map<String, String> HEADERS =
      HashMap.of("content-type", "application/x-amz-json-1.1");

  static UserPoolResponse of(Map<String, Object> result) {
    return new UserPoolResponse(200, HEADERS, toJson(result));
  }

  static UserPoolResponse of(UserPoolError error) {
    return new UserPoolResponse(
        400,
        HEADERS.put("x-amzn-errortype", error.type()),
        toJson(LinkedHashMap.of("__type", error.type(), "message", error.message())));
  }

  static String toJson(Map<String, Object> fields) {
    try {
      return JSON.std.asString(fields.toJavaMap());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
