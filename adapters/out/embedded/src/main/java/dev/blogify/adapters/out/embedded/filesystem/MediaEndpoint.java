package dev.blogify.adapters.out.embedded.filesystem;

import static dev.blogify.adapters.out.embedded.filesystem.HmacUrlSigner.CHECKSUM_SHA256;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.blogify.adapters.out.embedded.filesystem.HmacUrlSigner.SignatureRejection;
import dev.blogify.adapters.out.embedded.filesystem.HmacUrlSigner.SignedRequest;
import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PendingObject;
import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PublishedObject;
import dev.blogify.adapters.out.media.DeliveryHeaders;
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

/** Serves uploads and downloads by presigned URL, with the responses of S3. */
public final class MediaEndpoint {
  static final String CONTENT_TYPE_PARAMETER = "response-content-type";
  static final String CONTENT_DISPOSITION_PARAMETER = "response-content-disposition";

  private final MediaFolder folder;
  private final HmacUrlSigner urls;
  private final InstantSource clock;
  private final Consumer<UploadCompleted> onUploaded;

  MediaEndpoint(
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
  public MediaResponse handle(String method, URI url, Map<String, String> headers, InputStream body)
      throws IOException {
    if (method.equals("PUT") && !headers.containsKey(HmacUrlSigner.CONTENT_LENGTH)) {
      return MediaResponse.s3Error(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    var verified = urls.verify(method, url, headers, clock.instant());
    return verified.isLeft()
        ? toErrorResponse(verified.getLeft())
        : handleSigned(verified.get(), headers, body);
  }

  private static MediaResponse toErrorResponse(SignatureRejection rejection) {
    return switch (rejection) {
      case SIGNATURE_MISMATCH ->
          MediaResponse.s3Error(
              403,
              "SignatureDoesNotMatch",
              "The method, the URL or a signed header differs from the signed request.");
      case EXPIRED -> MediaResponse.s3Error(403, "AccessDenied", "Request has expired");
    };
  }

  /**
   * Dispatches by the type of the key, which implies the method: upload URLs are signed for PUT
   * with a pending key, and download URLs for GET with a published key.
   */
  private MediaResponse handleSigned(
      SignedRequest request, Map<String, String> headers, InputStream body) throws IOException {
    return switch (request.objectKey()) {
      case PendingObject key -> storeUpload(key, headers, body);
      case PublishedObject key -> serveObject(key, request, headers);
    };
  }

  private MediaResponse storeUpload(
      PendingObject key, Map<String, String> headers, InputStream body) throws IOException {
    if (folder.hasUpload(key)) {
      // Publishes the event again, because a crash after the first attempt may have lost it.
      folder.inspect(key).map(upload -> UploadCompleted.from(key, upload)).forEach(onUploaded);
      return preconditionFailed();
    }
    var length = Long.parseLong(headers.get(HmacUrlSigner.CONTENT_LENGTH).get());
    try (var upload = folder.receive(body, length)) {
      if (upload.size() != length) {
        return MediaResponse.s3Error(
            400,
            "IncompleteBody",
            "The number of bytes in the body differs from the Content-Length header.");
      }
      if (!upload.sha256().base64().equals(headers.get(CHECKSUM_SHA256).get())) {
        return MediaResponse.s3Error(
            400,
            "BadDigest",
            "The SHA-256 checksum of the body differs from the one that you specified.");
      }
      if (!upload.commit(key, headers.get(HmacUrlSigner.CONTENT_TYPE).get())) {
        return preconditionFailed();
      }
      var sha256 = upload.sha256().toHex();
      onUploaded.accept(new UploadCompleted(key.path(), upload.size(), sha256));
      return MediaResponse.withoutBody(200, LinkedHashMap.of("etag", etag(sha256)));
    }
  }

  private static MediaResponse preconditionFailed() {
    return MediaResponse.s3Error(
        412,
        "PreconditionFailed",
        "If-None-Match: an object exists at this key, or existed before.");
  }

  private MediaResponse serveObject(
      PublishedObject key, SignedRequest request, Map<String, String> headers) throws IOException {
    var file = folder.findFile(key);
    if (file.isEmpty()) {
      return MediaResponse.s3Error(404, "NoSuchKey", "The specified key does not exist.");
    }
    var etag = etag(key.sha256());
    var commonHeaders =
        LinkedHashMap.of(
            "etag",
            etag,
            "cache-control",
            DeliveryHeaders.CACHE_CONTROL,
            "x-content-type-options",
            "nosniff");
    if (headers.get("if-none-match").exists(etag::equals)) {
      return MediaResponse.withoutBody(304, commonHeaders);
    }
    var size = Files.size(file.get());
    var isRangeValid = headers.get("if-range").forAll(etag::equals);
    return ByteRange.parse(headers.get("range").filter(_ -> isRangeValid), size)
        .fold(
            _ ->
                MediaResponse.s3Error(416, "InvalidRange", "The requested range is not satisfiable")
                    .withHeader("content-range", "bytes */" + size),
            range ->
                contentResponse(
                    file.get(), range, size, withContentHeaders(commonHeaders, request)));
  }

  private static Map<String, String> withContentHeaders(
      Map<String, String> commonHeaders, SignedRequest request) {
    return commonHeaders
        .put("content-type", request.parameters().get(CONTENT_TYPE_PARAMETER).get())
        .put("content-disposition", request.parameters().get(CONTENT_DISPOSITION_PARAMETER).get())
        .put("accept-ranges", "bytes");
  }

  private static MediaResponse contentResponse(
      Path file, Option<ByteRange> requested, long size, Map<String, String> headers) {
    var range = requested.getOrElse(new ByteRange(0, size));
    var response =
        new MediaResponse(
            requested.isEmpty() ? 200 : 206,
            headers,
            range.length(),
            out -> copy(file, range, out));
    return requested.isEmpty()
        ? response
        : response.withHeader("content-range", range.toContentRange(size));
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
}
