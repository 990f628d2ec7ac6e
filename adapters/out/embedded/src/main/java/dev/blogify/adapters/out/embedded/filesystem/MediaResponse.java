package dev.blogify.adapters.out.embedded.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An HTTP response.
 *
 * @param headers the headers except {@code content-length}, with names in lower case
 * @param contentLength the length of the body in bytes
 */
public record MediaResponse(
    int status, Map<String, String> headers, long contentLength, BodyWriter body) {

  static MediaResponse withoutBody(int status, Map<String, String> headers) {
    return new MediaResponse(status, headers, 0, _ -> {});
  }

  /** Returns an error in the XML format of S3. */
  static MediaResponse s3Error(int status, String code, String message) {
    var xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message></Error>
        """
            .formatted(code, message)
            .getBytes(UTF_8);
    return new MediaResponse(
        status,
        LinkedHashMap.of("content-type", "application/xml"),
        xml.length,
        out -> out.write(xml));
  }

  MediaResponse withHeader(String header, String value) {
    return new MediaResponse(status, headers.put(header, value), contentLength, body);
  }

  /** Writes the body, which has {@link #contentLength} bytes. */
  @FunctionalInterface
  public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
  }
}
