package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.infrastructure.local.importer.ImportRefusal.ConfirmationTimedOut;
import dev.blogify.infrastructure.local.importer.ImportRefusal.UploadRejected;
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

/** The user's media. Knows them by their bytes, so that nothing is uploaded twice. */
final class MediaUploader {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final int MAX_POLLS = 1_500;

  /** An upload that an interrupted run made is confirmed by now, or within moments. */
  private static final int MAX_POLLS_FOR_EARLIER_UPLOADS = 100;

  private final BlogifyApiClient api;
  private Map<String, CheckedMedium> checkedBySha256 = HashMap.empty();
  private Map<String, String> pendingIdsBySha256 = HashMap.empty();

  private MediaUploader(BlogifyApiClient api) {
    this.api = api;
  }

  /** What the user has by now. */
  static Either<ImportRefusal, MediaUploader> load(BlogifyApiClient api) {
    return api.listAll("/me/media")
        .map(media -> {
          var library = new MediaUploader(api);
          media.forEach(library::index);
          return library;
        });
  }

  private void index(JsonFields medium) {
    var sha256 = medium.text("sha256").get();
    if (hasFinalStatus(medium)) {
      addChecked(sha256, medium);
    } else {
      pendingIdsBySha256 = pendingIdsBySha256.put(sha256, medium.text("mediaId").get());
    }
  }

  /** A medium that is checked: ready, or rejected with a reason. */
  private record CheckedMedium(String id, String url, String status, String reason) {
    boolean isReady() {
      return status.equals("ready");
    }
  }

  /** A ready medium. */
  record ReadyMedium(String id, String url, boolean isNewlyUploaded) {}

  boolean hasReadyMedium(Path picture) {
    return checkedBySha256.get(sha256(readBytes(picture))).exists(CheckedMedium::isReady);
  }

  /** The picture's medium, uploaded and checked now if it is not there yet. */
  Either<ImportRefusal, ReadyMedium> uploadIfAbsent(Path picture) {
    var bytes = readBytes(picture);
    var sha256 = sha256(bytes);
    var known = checkedBySha256.get(sha256).orElse(() -> findEarlierUpload(sha256));
    return known.isDefined()
        ? requireReady(known.get(), false)
        : api.post("/media", uploadRequest(picture, bytes.length, sha256))
            .flatMap(requested ->
                api.upload(picture, requested.fields().object("upload"))
                    .flatMap(_ ->
                        awaitConfirmation(requested.fields().text("mediaId").get(), MAX_POLLS)))
            .peek(medium -> addChecked(sha256, medium))
            .flatMap(medium -> requireReady(toCheckedMedium(medium), true));
  }

  /** What an interrupted run uploaded. If it never came, it is no use: its ticket is lost. */
  private Option<CheckedMedium> findEarlierUpload(String sha256) {
    var checked =
        pendingIdsBySha256
            .get(sha256)
            .flatMap(id -> awaitConfirmation(id, MAX_POLLS_FOR_EARLIER_UPLOADS).toOption());
    pendingIdsBySha256 = pendingIdsBySha256.remove(sha256);
    checked.forEach(medium -> addChecked(sha256, medium));
    return checked.map(MediaUploader::toCheckedMedium);
  }

  private Either<ImportRefusal, JsonFields> awaitConfirmation(String id, int maxLooks) {
    for (var look = 0; look < maxLooks; look++) {
      var medium = api.get("/me/media/" + id).map(BlogifyApiClient.VersionedResource::fields);
      if (medium.isLeft() || hasFinalStatus(medium.get())) {
        return medium;
      }
      JsonHttpClient.sleep(POLL_INTERVAL);
    }
    return left(new ConfirmationTimedOut());
  }

  private void addChecked(String sha256, JsonFields medium) {
    var candidate = toCheckedMedium(medium);
    checkedBySha256 =
        checkedBySha256.put(sha256, candidate, (known, other) -> known.isReady() ? known : other);
  }

  private static CheckedMedium toCheckedMedium(JsonFields medium) {
    return new CheckedMedium(
        medium.text("mediaId").get(),
        medium.text("url").get(),
        medium.text("status").get(),
        medium.text("reason").getOrElse(""));
  }

  private static boolean hasFinalStatus(JsonFields medium) {
    var status = medium.text("status").getOrElse("");
    return status.equals("ready") || status.equals("rejected");
  }

  private static Either<ImportRefusal, ReadyMedium> requireReady(
      CheckedMedium medium, boolean isNew) {
    return medium.isReady()
        ? right(new ReadyMedium(medium.id(), medium.url(), isNew))
        : left(new UploadRejected(medium.reason()));
  }

  private static java.util.Map<String, ?> uploadRequest(Path picture, long size, String sha256) {
    return java.util.Map.of(
        "fileName",
        picture.getFileName().toString(),
        "contentType",
        ImportFolder.contentType(picture),
        "size",
        size,
        "sha256",
        sha256);
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
      throw new IllegalStateException("Every JDK has SHA-256", fault);
    }
  }
}
