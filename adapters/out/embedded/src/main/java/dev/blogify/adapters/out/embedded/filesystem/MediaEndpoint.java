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

/** What S3 is to a browser: takes and gives bytes for those who come with a signed URL. */
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
      Consumer<UploadCompleted> uploaded) {
    this.folder = folder;
    this.urls = urls;
    this.clock = clock;
    this.onUploaded = uploaded;
  }

  /**
   * Answers a request; any but the signed one is refused.
   *
   * @param url as it was requested, its path and query at least, nothing decoded
   * @param headers with names in lower case
   * @throws IOException if the body breaks off or the disk fails; nothing was stored then
   */
  public MediaResponse handle(String method, URI url, Map<String, String> headers, InputStream body)
      throws IOException {
    if (method.equals("PUT") && !headers.containsKey(HmacUrlSigner.CONTENT_LENGTH)) {
      return MediaResponse.s3Error(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    var verdict = urls.verify(method, url, headers, clock.instant());
    return verdict.isLeft()
        ? toErrorResponse(verdict.getLeft())
        : handleSigned(verdict.get(), headers, body);
  }

  private static MediaResponse toErrorResponse(SignatureRejection denied) {
    return switch (denied) {
      case SIGNATURE_MISMATCH ->
          MediaResponse.s3Error(
              403,
              "SignatureDoesNotMatch",
              "The method, the URL or a signed header is not the one that was signed.");
      case EXPIRED -> MediaResponse.s3Error(403, "AccessDenied", "Request has expired");
    };
  }

  /** The place says which of the two it is, for the method is part of the signature. */
  private MediaResponse handleSigned(
      SignedRequest grant, Map<String, String> headers, InputStream body) throws IOException {
    return switch (grant.objectKey()) {
      case PendingObject place -> storeUpload(place, headers, body);
      case PublishedObject place -> serveObject(place, grant, headers);
    };
  }

  private MediaResponse storeUpload(
      PendingObject place, Map<String, String> headers, InputStream body) throws IOException {
    if (folder.hasUpload(place)) {
      // Whoever tries again may have had no answer because nobody could be told.
      folder.inspect(place).map(upload -> UploadCompleted.from(place, upload)).forEach(onUploaded);
      return preconditionFailed();
    }
    var length = Long.parseLong(headers.get(HmacUrlSigner.CONTENT_LENGTH).get());
    try (var arrival = folder.receive(body, length)) {
      if (arrival.size() != length) {
        return MediaResponse.s3Error(
            400,
            "IncompleteBody",
            "The body does not have the number of bytes that the Content-Length header says.");
      }
      if (!arrival.sha256().base64().equals(headers.get(CHECKSUM_SHA256).get())) {
        return MediaResponse.s3Error(
            400, "BadDigest", "The body does not have the SHA-256 checksum that you specified.");
      }
      if (!arrival.commit(place, headers.get(HmacUrlSigner.CONTENT_TYPE).get())) {
        return preconditionFailed();
      }
      onUploaded.accept(
          new UploadCompleted(place.path(), arrival.size(), arrival.sha256().toHex()));
      return MediaResponse.withoutBody(
          200, LinkedHashMap.of("etag", etag(arrival.sha256().toHex())));
    }
  }

  private static MediaResponse preconditionFailed() {
    return MediaResponse.s3Error(
        412, "PreconditionFailed", "If-None-Match: something was uploaded here before.");
  }

  private MediaResponse serveObject(
      PublishedObject place, SignedRequest grant, Map<String, String> headers) throws IOException {
    var file = folder.findFile(place);
    if (file.isEmpty()) {
      return MediaResponse.s3Error(404, "NoSuchKey", "The specified key does not exist.");
    }
    var etag = etag(place.sha256());
    var common =
        LinkedHashMap.of(
            "etag",
            etag,
            "cache-control",
            DeliveryHeaders.CACHE_CONTROL,
            "x-content-type-options",
            "nosniff");
    if (headers.get("if-none-match").exists(etag::equals)) {
      return MediaResponse.withoutBody(304, common);
    }
    var size = Files.size(file.get());
    var ours = headers.get("if-range").forAll(etag::equals);
    return ByteRange.parse(headers.get("range").filter(_ -> ours), size)
        .fold(
            _ ->
                MediaResponse.s3Error(416, "InvalidRange", "The requested range is not satisfiable")
                    .withHeader("content-range", "bytes */" + size),
            span -> contentResponse(file.get(), span, size, withContentHeaders(common, grant)));
  }

  private static Map<String, String> withContentHeaders(
      Map<String, String> common, SignedRequest grant) {
    return common
        .put("content-type", grant.parameters().get(CONTENT_TYPE_PARAMETER).get())
        .put("content-disposition", grant.parameters().get(CONTENT_DISPOSITION_PARAMETER).get())
        .put("accept-ranges", "bytes");
  }

  private static MediaResponse contentResponse(
      Path file, Option<ByteRange> part, long size, Map<String, String> headers) {
    var span = part.getOrElse(new ByteRange(0, size));
    var answer =
        new MediaResponse(
            part.isEmpty() ? 200 : 206, headers, span.length(), out -> copy(file, span, out));
    return part.isEmpty() ? answer : answer.withHeader("content-range", span.toContentRange(size));
  }

  private static void copy(Path file, ByteRange span, OutputStream out) throws IOException {
    try (var bytes = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
      var to = Channels.newChannel(out);
      var done = 0L;
      while (done < span.length()) {
        done += bytes.transferTo(span.offset() + done, span.length() - done, to);
      }
    }
  }

  private static String etag(String sha256) {
    return "\"" + sha256 + "\"";
  }
}
