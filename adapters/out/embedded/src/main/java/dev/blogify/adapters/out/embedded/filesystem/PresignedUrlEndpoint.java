package dev.blogify.adapters.out.embedded.filesystem;

import static dev.blogify.adapters.out.embedded.filesystem.HmacUrlSigner.CHECKSUM_SHA256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.blogify.adapters.out.embedded.filesystem.HmacUrlSigner.SignatureRejection;
import dev.blogify.adapters.out.embedded.filesystem.HmacUrlSigner.SignedRequest;
import dev.blogify.adapters.out.media.DeliveryHeaders;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Serves uploads and downloads by presigned URL, with the responses of S3. */
public final class PresignedUrlEndpoint {
  static final String CONTENT_TYPE_PARAMETER = "response-content-type";
  static final String CONTENT_DISPOSITION_PARAMETER = "response-content-disposition";

  private final MediaFolder folder;
  private final HmacUrlSigner urls;
  private final InstantSource clock;
  private final Consumer<UploadCompleted> onUploaded;

  PresignedUrlEndpoint(
      MediaFolder folder,
      HmacUrlSigner urls,
      InstantSource clock,
      Consumer<UploadCompleted> onUploaded) {
    this.folder = folder;
    this.urls = urls;
    this.clock = clock;
    this.onUploaded = onUploaded;
  }

  /**
   * Handles a request, and responds with an S3 error if the signature of its URL is invalid or
   * expired.
   *
   * @param url the requested path and query, not decoded
   * @param headers the headers, with names in lower case
   * @throws IOException if reading the body or accessing the disk fails; in this case, nothing is
   *     stored
   */
  public Response handle(String method, URI url, Map<String, String> headers, InputStream body)
      throws IOException {
    if (method.equals("PUT") && !headers.containsKey(HmacUrlSigner.CONTENT_LENGTH)) {
      return Response.error(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    var verified = urls.verify(method, url, headers, clock.instant());
    return verified.isLeft()
        ? toErrorResponse(verified.getLeft())
        : handleSigned(verified.get(), headers, body);
  }

  private static Response toErrorResponse(SignatureRejection rejection) {
    return switch (rejection) {
      case SIGNATURE_MISMATCH ->
          Response.error(
              403,
              "SignatureDoesNotMatch",
              "The method, the URL or a signed header differs from the signed request.");
      case EXPIRED -> Response.error(403, "AccessDenied", "Request has expired");
    };
  }

  /**
   * Dispatches by the type of the object, which implies the method: upload URLs are signed for PUT
   * of a pending upload, and download URLs for GET of a promoted upload.
   */
  private Response handleSigned(
      SignedRequest request, Map<String, String> headers, InputStream body) throws IOException {
    return switch (request.object()) {
      case PendingUpload pending -> storeUpload(pending, headers, body);
      case PromotedUpload promoted -> serveObject(promoted, request, headers);
    };
  }

  private Response storeUpload(PendingUpload pending, Map<String, String> headers, InputStream body)
      throws IOException {
    if (folder.hasUpload(pending)) {
      // Publishes the event again, because a crash after the first attempt may have lost it.
      folder.findUpload(pending).forEach(onUploaded);
      return preconditionFailed();
    }
    var length = Long.parseLong(headers.get(HmacUrlSigner.CONTENT_LENGTH).get());
    try (var upload = folder.receive(body, length)) {
      if (upload.size() != length) {
        return Response.error(
            400,
            "IncompleteBody",
            "The number of bytes in the body differs from the Content-Length header.");
      }
      if (!upload.sha256().base64().equals(headers.get(CHECKSUM_SHA256).get())) {
        return Response.error(
            400,
            "BadDigest",
            "The SHA-256 checksum of the body differs from the one that you specified.");
      }
      if (!upload.commit(pending, headers.get(HmacUrlSigner.CONTENT_TYPE).get())) {
        return preconditionFailed();
      }
      var sha256 = upload.sha256().toHex();
      onUploaded.accept(new UploadCompleted(pending.key(), upload.size(), sha256));
      return Response.withoutBody(200, LinkedHashMap.of("etag", etag(sha256)));
    }
  }

  private static Response preconditionFailed() {
    return Response.error(
        412,
        "PreconditionFailed",
        "If-None-Match: an object exists at this key, or existed before.");
  }

  private Response serveObject(
      PromotedUpload promoted, SignedRequest request, Map<String, String> headers)
      throws IOException {
    var file = folder.findFile(promoted);
    if (file.isEmpty()) {
      return Response.error(404, "NoSuchKey", "The specified key does not exist.");
    }
    var etag = etag(promoted.sha256().toHex());
    var commonHeaders =
        LinkedHashMap.of(
            "etag",
            etag,
            "cache-control",
            DeliveryHeaders.CACHE_CONTROL,
            "x-content-type-options",
            "nosniff");
    if (headers.get("if-none-match").exists(etag::equals)) {
      return Response.withoutBody(304, commonHeaders);
    }
    var size = Files.size(file.get());
    var isRangeValid = headers.get("if-range").forAll(etag::equals);
    var requested = ByteRange.parse(headers.get("range").filter(_ -> isRangeValid), size);
    if (requested.exists(range -> range.length() == 0)) {
      return Response.error(416, "InvalidRange", "The requested range is not satisfiable")
          .withHeader("content-range", "bytes */" + size);
    }
    var parameters = request.parameters();
    var contentHeaders =
        commonHeaders
            .put("content-type", parameters.get(CONTENT_TYPE_PARAMETER).get())
            .put("content-disposition", parameters.get(CONTENT_DISPOSITION_PARAMETER).get())
            .put("accept-ranges", "bytes");
    return requested
        .map(range ->
            content(206, file.get(), range, contentHeaders)
                .withHeader("content-range", range.toContentRange(size)))
        .getOrElse(() -> content(200, file.get(), new ByteRange(0, size), contentHeaders));
  }

  private static Response content(
      int status, Path file, ByteRange range, Map<String, String> headers) {
    return new Response(status, headers, range.length(), out -> copy(file, range, out));
  }

  private static void copy(Path file, ByteRange range, OutputStream out) throws IOException {
    try (var bytes = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
      var target = Channels.newChannel(out);
      var copied = 0L;
      while (copied < range.length()) {
        copied += bytes.transferTo(range.offset() + copied, range.length() - copied, target);
      }
    }
  }

  private static String etag(String sha256) {
    return "\"" + sha256 + "\"";
  }

  /**
   * An HTTP response.
   *
   * @param headers the headers except {@code content-length}, with names in lower case
   * @param contentLength the length of the body in bytes
   */
  public record Response(
      int status, Map<String, String> headers, long contentLength, BodyWriter body) {
    private static Response withoutBody(int status, Map<String, String> headers) {
      return new Response(status, headers, 0, _ -> {});
    }

    /** Returns an error in the XML format of S3. */
    private static Response error(int status, String code, String message) {
      var xml =
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Error><Code>%s</Code><Message>%s</Message></Error>
          """
              .formatted(code, message)
              .getBytes(UTF_8);
      return new Response(
          status,
          LinkedHashMap.of("content-type", "application/xml"),
          xml.length,
          out -> out.write(xml));
    }

    private Response withHeader(String header, String value) {
      return new Response(status, headers.put(header, value), contentLength, body);
    }
  }

  /** Writes a body of {@link Response#contentLength} bytes. */
  @FunctionalInterface
  public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The range of bytes that a {@code Range} header requests (RFC 9110, section 14). */
  private record ByteRange(long offset, long length) {
    /** Limits numbers to 18 digits, so that they fit into a {@code long}. */
    private static final Pattern SINGLE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Parses a header.
     *
     * @return none for the whole file, if the header is absent, is invalid or requests several
     *     ranges; a range of length 0 if the file contains no byte of the requested range
     */
    static Option<ByteRange> parse(Option<String> header, long size) {
      var matcher = SINGLE_RANGE.matcher(header.getOrElse(""));
      if (!matcher.matches() || matcher.group().equals("bytes=-")) {
        return Option.none();
      }
      if (matcher.group(1).isEmpty()) {
        var length = Math.min(Long.parseLong(matcher.group(2)), size);
        return Option.some(new ByteRange(size - length, length));
      }
      var first = Long.parseLong(matcher.group(1));
      var last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
      return Option.when(
          first <= last,
          () -> new ByteRange(first, Math.max(0, Math.min(last, size - 1) - first + 1)));
    }

    /** Returns the value of the {@code Content-Range} header. */
    String toContentRange(long size) {
      return "bytes %d-%d/%d".formatted(offset, offset + length - 1, size);
    }
  }
}
