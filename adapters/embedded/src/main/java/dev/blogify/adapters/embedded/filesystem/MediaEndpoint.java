package dev.blogify.adapters.embedded.filesystem;

import static dev.blogify.adapters.embedded.filesystem.SignedUrls.CHECKSUM;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.blogify.adapters.embedded.filesystem.Place.Kept;
import dev.blogify.adapters.embedded.filesystem.Place.Waiting;
import dev.blogify.adapters.embedded.filesystem.SignedUrls.Denied;
import dev.blogify.adapters.embedded.filesystem.SignedUrls.Grant;
import dev.blogify.application.media.DeliveryHeaders;
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
  static final String TYPE = "response-content-type";
  static final String DISPOSITION = "response-content-disposition";

  private final MediaFolder folder;
  private final SignedUrls urls;
  private final InstantSource clock;
  private final Consumer<Uploaded> uploaded;

  MediaEndpoint(
      MediaFolder folder, SignedUrls urls, InstantSource clock, Consumer<Uploaded> uploaded) {
    this.folder = folder;
    this.urls = urls;
    this.clock = clock;
    this.uploaded = uploaded;
  }

  /**
   * Answers a request; any but the signed one is refused.
   *
   * @param url as it was requested, its path and query at least, nothing decoded
   * @param headers with names in lower case
   * @throws IOException if the body breaks off or the disk fails; nothing was stored then
   */
  public Answer handle(String method, URI url, Map<String, String> headers, InputStream body)
      throws IOException {
    if (method.equals("PUT") && !headers.containsKey(SignedUrls.LENGTH)) {
      return Answer.refusal(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    var verdict = urls.verify(method, url, headers, clock.instant());
    return verdict.isLeft() ? denied(verdict.getLeft()) : granted(verdict.get(), headers, body);
  }

  private static Answer denied(Denied denied) {
    return switch (denied) {
      case NOT_SIGNED ->
          Answer.refusal(
              403,
              "SignatureDoesNotMatch",
              "The method, the URL or a signed header is not the one that was signed.");
      case EXPIRED -> Answer.refusal(403, "AccessDenied", "Request has expired");
    };
  }

  /** The place says which of the two it is, for the method is part of the signature. */
  private Answer granted(Grant grant, Map<String, String> headers, InputStream body)
      throws IOException {
    return switch (grant.place()) {
      case Waiting place -> receive(place, headers, body);
      case Kept place -> send(place, grant, headers);
    };
  }

  private Answer receive(Waiting place, Map<String, String> headers, InputStream body)
      throws IOException {
    if (folder.isTaken(place)) {
      // Whoever tries again may have had no answer because nobody could be told.
      folder.inspect(place).map(upload -> Uploaded.at(place, upload)).forEach(uploaded);
      return taken();
    }
    var length = Long.parseLong(headers.get(SignedUrls.LENGTH).get());
    try (var arrival = folder.receive(body, length)) {
      if (arrival.size() != length) {
        return Answer.refusal(
            400,
            "IncompleteBody",
            "The body does not have the number of bytes that the Content-Length header says.");
      }
      if (!arrival.sha256().base64().equals(headers.get(CHECKSUM).get())) {
        return Answer.refusal(
            400, "BadDigest", "The body does not have the SHA-256 checksum that you specified.");
      }
      if (!arrival.settle(place, headers.get(SignedUrls.TYPE).get())) {
        return taken();
      }
      uploaded.accept(new Uploaded(place.path(), arrival.size(), arrival.sha256().hex()));
      return Answer.empty(200, LinkedHashMap.of("etag", etag(arrival.sha256().hex())));
    }
  }

  private static Answer taken() {
    return Answer.refusal(
        412, "PreconditionFailed", "If-None-Match: something was uploaded here before.");
  }

  private Answer send(Kept place, Grant grant, Map<String, String> headers) throws IOException {
    var file = folder.file(place);
    if (file.isEmpty()) {
      return Answer.refusal(404, "NoSuchKey", "The specified key does not exist.");
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
      return Answer.empty(304, common);
    }
    var size = Files.size(file.get());
    var ours = headers.get("if-range").forAll(etag::equals);
    return Span.of(headers.get("range").filter(_ -> ours), size)
        .fold(
            _ ->
                Answer.refusal(416, "InvalidRange", "The requested range is not satisfiable")
                    .with("content-range", "bytes */" + size),
            span -> found(file.get(), span, size, describe(common, grant)));
  }

  private static Map<String, String> describe(Map<String, String> common, Grant grant) {
    return common
        .put("content-type", grant.parameters().get(TYPE).get())
        .put("content-disposition", grant.parameters().get(DISPOSITION).get())
        .put("accept-ranges", "bytes");
  }

  private static Answer found(
      Path file, Option<Span> part, long size, Map<String, String> headers) {
    var span = part.getOrElse(new Span(0, size));
    var answer =
        new Answer(
            part.isEmpty() ? 200 : 206, headers, span.length(), out -> copy(file, span, out));
    return part.isEmpty() ? answer : answer.with("content-range", span.outOf(size));
  }

  private static void copy(Path file, Span span, OutputStream out) throws IOException {
    try (var bytes = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
      var to = Channels.newChannel(out);
      var done = 0L;
      while (done < span.length()) {
        done += bytes.transferTo(span.from() + done, span.length() - done, to);
      }
    }
  }

  private static String etag(String sha256) {
    return "\"" + sha256 + "\"";
  }
}
