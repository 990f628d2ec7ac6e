package dev.blogify.adapters.embedded.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An HTTP response.
 *
 * @param headers with names in lower case, without {@code content-length}
 * @param length of the body in bytes
 */
public record Answer(int status, Map<String, String> headers, long length, Body body) {

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, headers, 0, _ -> {});
  }

  /** As S3 refuses: an XML document with a code that programs read. */
  static Answer refusal(int status, String code, String message) {
    var xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message></Error>
        """
            .formatted(code, message)
            .getBytes(UTF_8);
    return new Answer(
        status,
        LinkedHashMap.of("content-type", "application/xml"),
        xml.length,
        out -> out.write(xml));
  }

  Answer with(String header, String value) {
    return new Answer(status, headers.put(header, value), length, body);
  }

  /** Writes as many bytes as were announced. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }
}
