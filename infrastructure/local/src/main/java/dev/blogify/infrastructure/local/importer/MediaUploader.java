package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/** Uploads pictures. Identifies media by SHA-256, so that each picture is uploaded once. */
final class MediaUploader {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final int MAX_POLLS = 1_500;
  private static final int MAX_ALT_LENGTH = 1_000;

  /**
   * The number of polls is smaller than for new uploads, because the upload of an interrupted run
   * is confirmed soon or never.
   */
  private static final int MAX_POLLS_FOR_EARLIER_UPLOADS = 100;

  private final BlogifyApiClient api;
  private Map<String, Medium> mediaBySha256 = HashMap.empty();

  private MediaUploader(BlogifyApiClient api) {
    this.api = api;
  }

  /** Reads the user's existing media. */
  static Either<ImportRefusal, MediaUploader> load(BlogifyApiClient api) {
    return api.listAll("/me/media")
        .map(media -> {
          var uploader = new MediaUploader(api);
          media.forEach(fields -> uploader.add(fields.text("sha256").get(), Medium.of(fields)));
          return uploader;
        });
  }

  private record Medium(String id, String url, String status, String reason) {
    static Medium of(JsonFields fields) {
      return new Medium(
          fields.text("mediaId").get(),
          fields.text("url").getOrElse(""),
          fields.text("status").getOrElse(""),
          fields.text("reason").getOrElse(""));
    }

    boolean isReady() {
      return status.equals("ready");
    }

    boolean isChecked() {
      return isReady() || status.equals("rejected");
    }
  }

  /** A medium that passed all checks. */
  record ReadyMedium(String id, String url, boolean isNewlyUploaded) {}

  /** Returns the medium of a picture, and uploads it first unless it exists. */
  Either<ImportRefusal, ReadyMedium> uploadIfAbsent(Path picture, String alt) {
    var bytes = readBytes(picture);
    return PictureFormat.detect(bytes)
        .flatMap(contentType -> uploadIfAbsent(picture, bytes, contentType, alt));
  }

  private Either<ImportRefusal, ReadyMedium> uploadIfAbsent(
      Path picture, byte[] bytes, String contentType, String alt) {
    var sha256 = sha256(bytes);
    var existing = findChecked(sha256);
    return existing.isDefined()
        ? requireReady(existing.get(), false)
        : upload(picture, bytes, sha256, contentType, alt)
            .peek(medium -> add(sha256, medium))
            .flatMap(medium -> requireReady(medium, true));
  }

  /**
   * Returns the existing medium with this content after its checks. Returns none if no medium
   * exists or if its upload is incomplete, because its presigned URL is lost.
   */
  private Option<Medium> findChecked(String sha256) {
    var existing = mediaBySha256.get(sha256);
    if (existing.forAll(Medium::isChecked)) {
      return existing;
    }
    var confirmed = awaitConfirmation(existing.get().id(), MAX_POLLS_FOR_EARLIER_UPLOADS);
    mediaBySha256 = mediaBySha256.remove(sha256);
    return confirmed.toOption().peek(medium -> add(sha256, medium));
  }

  private Either<ImportRefusal, Medium> upload(
      Path picture, byte[] bytes, String sha256, String contentType, String alt) {
    var request =
        HashMap.<String, Object>of(
            "fileName",
            picture.getFileName().toString(),
            "contentType",
            contentType,
            "size",
            bytes.length,
            "sha256",
            sha256);
    var described = alt.isBlank() ? request : request.put("alt", truncateAlt(alt));
    return api.post("/media", described.toJavaMap())
        .map(BlogifyApiClient.VersionedResource::fields)
        .flatMap(created ->
            api.upload(bytes, created.object("upload"))
                .flatMap(_ -> awaitConfirmation(created.text("mediaId").get(), MAX_POLLS)));
  }

  private static String truncateAlt(String alt) {
    return alt.substring(
        0,
        alt.offsetByCodePoints(0, Math.min(MAX_ALT_LENGTH, alt.codePointCount(0, alt.length()))));
  }

  private Either<ImportRefusal, Medium> awaitConfirmation(String id, int maxPolls) {
    for (var poll = 0; poll < maxPolls; poll++) {
      var medium = api.get("/me/media/" + id).map(resource -> Medium.of(resource.fields()));
      if (medium.forAll(Medium::isChecked)) {
        return medium;
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    return left(new ImportRefusal.ConfirmationTimedOut());
  }

  /** Of several media with the same content, prefers a ready one, then a rejected one. */
  private void add(String sha256, Medium medium) {
    mediaBySha256 =
        mediaBySha256.put(
            sha256,
            medium,
            (existing, added) ->
                existing.isReady() || (existing.isChecked() && !added.isChecked())
                    ? existing
                    : added);
  }

  private static Either<ImportRefusal, ReadyMedium> requireReady(Medium medium, boolean isNew) {
    return medium.isReady()
        ? right(new ReadyMedium(medium.id(), medium.url(), isNew))
        : left(new ImportRefusal.UploadRejected(medium.reason()));
  }

  private static byte[] readBytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("Every JDK provides SHA-256", fault);
    }
  }
}
