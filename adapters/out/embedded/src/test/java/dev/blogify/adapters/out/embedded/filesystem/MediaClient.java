package dev.blogify.adapters.out.embedded.filesystem;

import dev.blogify.application.ports.MediaStore.PresignedUpload;
import dev.blogify.domain.media.Media.Pending;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Talks to an endpoint as a browser does, but for the network between. */
record MediaClient(MediaEndpoint endpoint) {
  static final URI BASE = URI.create("http://localhost:8080/_local/media");

  /** What the endpoint tells of an upload that was as announced. */
  static UploadCompleted expectedUpload(Pending medium) {
    return new UploadCompleted(
        "pending/%s/%s".formatted(medium.owner().value(), medium.id()),
        medium.metadata().bytes(),
        medium.metadata().sha256().toHex());
  }

  Response put(PresignedUpload ticket, byte[] bytes) {
    return send(ticket.method(), ticket.url(), ticket.headers(), bytes);
  }

  Response get(URI url) {
    return get(url, HashMap.empty());
  }

  Response get(URI url, Map<String, String> headers) {
    return send("GET", url, headers, new byte[0]);
  }

  Response send(String method, URI url, Map<String, String> headers, byte[] bytes) {
    return send(method, url, headers, new ByteArrayInputStream(bytes));
  }

  Response send(String method, URI url, Map<String, String> headers, InputStream body) {
    try {
      var answer = endpoint.handle(method, url, headers, body);
      var out = new ByteArrayOutputStream();
      answer.body().writeTo(out);
      if (out.size() != answer.contentLength()) {
        throw new AssertionError(answer.contentLength() + " bytes announced, not " + out.size());
      }
      return new Response(answer.status(), answer.headers(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Response(int status, Map<String, String> headers, ByteArrayOutputStream body) {
    byte[] bytes() {
      return body.toByteArray();
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** The status, and S3's code where it is a refusal. */
    String statusAndErrorCode() {
      var text = new String(bytes(), StandardCharsets.UTF_8);
      var code = text.indexOf("<Code>");
      return code < 0
          ? Integer.toString(status)
          : status + " " + text.substring(code + "<Code>".length(), text.indexOf("</Code>"));
    }
  }
}
