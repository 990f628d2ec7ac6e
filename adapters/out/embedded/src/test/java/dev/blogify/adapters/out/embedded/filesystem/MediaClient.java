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

/** Calls a media endpoint as a browser does, without a network. */
record MediaClient(PresignedUrlEndpoint endpoint) {
  static final URI BASE = URI.create("http://localhost:8080/_local/media");

  /** Returns the event of a successful upload. */
  static UploadCompleted expectedUpload(Pending media) {
    return new UploadCompleted(
        "pending/%s/%s".formatted(media.owner().value(), media.id()),
        media.metadata().bytes(),
        media.metadata().sha256().toHex());
  }

  Response put(PresignedUpload upload, byte[] bytes) {
    return send(upload.method(), upload.url(), upload.headers(), bytes);
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
      var response = endpoint.handle(method, url, headers, body);
      var out = new ByteArrayOutputStream();
      response.body().writeTo(out);
      if (out.size() != response.contentLength()) {
        throw new AssertionError(
            "The content length is %d, the body has %d bytes"
                .formatted(response.contentLength(), out.size()));
      }
      return new Response(response.status(), response.headers(), out);
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

    /** Returns the status, followed by the S3 error code if there is one. */
    String statusAndErrorCode() {
      var text = new String(bytes(), StandardCharsets.UTF_8);
      var code = text.indexOf("<Code>");
      return code < 0
          ? Integer.toString(status)
          : status + " " + text.substring(code + "<Code>".length(), text.indexOf("</Code>"));
    }
  }
}
