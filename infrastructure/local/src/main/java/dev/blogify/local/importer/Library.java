package dev.blogify.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.local.importer.Refusal.NeverReady;
import dev.blogify.local.importer.Refusal.Rejected;
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
final class Library {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int MAX_LOOKS = 1_500;

  /** An upload that an interrupted run made is confirmed by now, or within moments. */
  private static final int MAX_LOOKS_AT_EARLIER_ONES = 100;

  private final Api api;
  private Map<String, Medium> bySha256 = HashMap.empty();
  private Map<String, String> pendingBySha256 = HashMap.empty();

  private Library(Api api) {
    this.api = api;
  }

  /** What the user has by now. */
  static Either<Refusal, Library> open(Api api) {
    return api.list("/me/media")
        .map(media -> {
          var library = new Library(api);
          media.forEach(library::remember);
          return library;
        });
  }

  private void remember(Fields medium) {
    var sha256 = medium.text("sha256").get();
    if (isFinal(medium)) {
      add(sha256, medium);
    } else {
      pendingBySha256 = pendingBySha256.put(sha256, medium.text("mediaId").get());
    }
  }

  /** A medium that is checked: ready, or rejected with a reason. */
  private record Medium(String id, String url, String status, String reason) {
    boolean isReady() {
      return status.equals("ready");
    }
  }

  /** A ready medium. */
  record Ready(String id, String url, boolean isNew) {}

  boolean has(Path picture) {
    return bySha256.get(sha256(read(picture))).exists(Medium::isReady);
  }

  /** The picture's medium, uploaded and checked now if it is not there yet. */
  Either<Refusal, Ready> bring(Path picture) {
    var bytes = read(picture);
    var sha256 = sha256(bytes);
    var known = bySha256.get(sha256).orElse(() -> earlier(sha256));
    return known.isDefined()
        ? ready(known.get(), false)
        : api.post("/media", announcement(picture, bytes.length, sha256))
            .flatMap(requested ->
                api.upload(picture, requested.fields().object("upload"))
                    .flatMap(_ -> awaitCheck(requested.fields().text("mediaId").get(), MAX_LOOKS)))
            .peek(medium -> add(sha256, medium))
            .flatMap(medium -> ready(of(medium), true));
  }

  /** What an interrupted run uploaded. If it never came, it is no use: its ticket is lost. */
  private Option<Medium> earlier(String sha256) {
    var checked =
        pendingBySha256
            .get(sha256)
            .flatMap(id -> awaitCheck(id, MAX_LOOKS_AT_EARLIER_ONES).toOption());
    pendingBySha256 = pendingBySha256.remove(sha256);
    checked.forEach(medium -> add(sha256, medium));
    return checked.map(Library::of);
  }

  private Either<Refusal, Fields> awaitCheck(String id, int maxLooks) {
    for (var look = 0; look < maxLooks; look++) {
      var medium = api.get("/me/media/" + id).map(Api.Shown::fields);
      if (medium.isLeft() || isFinal(medium.get())) {
        return medium;
      }
      Web.pause(BETWEEN_LOOKS);
    }
    return left(new NeverReady());
  }

  private void add(String sha256, Fields medium) {
    var candidate = of(medium);
    bySha256 = bySha256.put(sha256, candidate, (known, other) -> known.isReady() ? known : other);
  }

  private static Medium of(Fields medium) {
    return new Medium(
        medium.text("mediaId").get(),
        medium.text("url").get(),
        medium.text("status").get(),
        medium.text("reason").getOrElse(""));
  }

  private static boolean isFinal(Fields medium) {
    var status = medium.text("status").getOrElse("");
    return status.equals("ready") || status.equals("rejected");
  }

  private static Either<Refusal, Ready> ready(Medium medium, boolean isNew) {
    return medium.isReady()
        ? right(new Ready(medium.id(), medium.url(), isNew))
        : left(new Rejected(medium.reason()));
  }

  private static java.util.Map<String, ?> announcement(Path picture, long size, String sha256) {
    return java.util.Map.of(
        "fileName",
        picture.getFileName().toString(),
        "contentType",
        Folder.contentType(picture),
        "size",
        size,
        "sha256",
        sha256);
  }

  private static byte[] read(Path file) {
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
