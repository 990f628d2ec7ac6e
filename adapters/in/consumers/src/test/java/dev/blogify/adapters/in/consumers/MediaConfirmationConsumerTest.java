package dev.blogify.adapters.in.consumers;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.media.MediaFixtures.NOW;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommandContext;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.media.InMemoryMediaStore;
import dev.blogify.application.media.PngInspector;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/** The states of a medium after S3's event for its upload (MED-4). */
final class MediaConfirmationConsumerTest {
  private static final String BUCKET = "blogify-media";

  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();
  private final InMemoryMediaStore store = new InMemoryMediaStore(InstantSource.fixed(NOW));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          as announced,     ready
          longer,           size-differs
          shorter,          size-differs
          other bytes,      checksum-differs
          other type,       content-type-differs
          plain text,       format-differs
          """)
  void anUploadIsReadyOrRejectedWithItsReason(String upload, String expected) {
    var announced =
        upload.equals("plain text")
            ? library.save(requested(1, ALICE.id(), plainText()))
            : library.save(requested(1, ALICE.id(), tinyPng()));
    store.putPending(
        announced.id(), bytes(upload), upload.equals("other type") ? "text/html" : "image/png");

    deliver(key(announced));

    assertThat(status(announced.id())).isEqualTo(expected);
    assertThat(library.committed()).hasSize(2);
    assertThat(library.committed().last().context())
        .isEqualTo(new CommandContext(Actor.SYSTEM, EventBridgeMessageFixtures.ID, Option.none()));
  }

  /** A picture that is also an HTML page is served as a picture. */
  @Test
  void aPolyglotHasTheTypeOfItsFileHeader() {
    var html = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    var page = concatenated(html, tinyPng());
    var picture = concatenated(tinyPng(), html);
    var first = library.save(requested(1, ALICE.id(), page));
    var second = library.save(requested(2, ALICE.id(), picture));
    store.putPending(first.id(), page, "image/png");
    store.putPending(second.id(), picture, "image/png");

    deliver(key(first));
    deliver(key(second));

    assertThat(status(first.id())).isEqualTo("format-differs");
    assertThat(status(second.id())).isEqualTo("ready");
  }

  @Test
  void aDuplicateEventHasNoEffect() {
    var announced = library.save(requested(1, ALICE.id(), tinyPng()));
    store.putPending(announced.id(), tinyPng(), "image/png");

    deliver(key(announced));
    deliver(key(announced));

    assertThat(status(announced.id())).isEqualTo("ready");
    assertThat(library.committed()).hasSize(2);
  }

  @Test
  void anEventBeforeTheUploadOrAfterTheDeletionHasNoEffect() {
    var early = library.save(requested(1, ALICE.id(), tinyPng()));
    var late = (Pending) library.save(requested(2, ALICE.id(), tinyPng()));
    store.putPending(late.id(), tinyPng(), "image/png");
    var deleted = (Pending) library.save(requested(3, ALICE.id(), tinyPng()));
    library.save(deleted.delete(NOW).get());

    deliver(key(early));
    deliverAt(
        InstantSource.fixed(late.expiresAt()),
        EventBridgeMessageFixtures.objectCreated(BUCKET, key(late)));
    deliver(key(deleted));

    assertThat(status(early.id())).isEqualTo("pending");
    assertThat(status(late.id())).isEqualTo("pending");
    assertThat(library.committed()).hasSize(4);
  }

  /** Only the key of an upload confirms a medium. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "assets/%s/0123",
        "assets/%s",
        "%s",
        "elsewhere/alice/%s",
        "pending/alice/%s/more",
        "pending/alice/%s.png",
        "pending/alice/",
        "pending/alice/no-medium",
        "pending/alice/a+b%%20c é"
      })
  void ignoresKeysThatAreNotUploads(String key) {
    var announced = library.save(requested(1, ALICE.id(), tinyPng()));
    store.putPending(announced.id(), tinyPng(), "image/png");

    deliver(key.formatted(announced.id()));
    deliver("pending/%s/%s".formatted(BOB.id().value(), id(9)));

    assertThat(status(announced.id())).isEqualTo("pending");
    assertThat(library.committed()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          blogify-media, pending/alice/1, true
          blogify-media, assets/1/23,     false
          blogify-media, other/pending/1, false
          another,       pending/alice/1, false
          """)
  void matchesUploadsToTheMediaBucketOnly(String bucket, String key, boolean matches)
      throws Exception {
    var pattern = Subscriptions.MEDIA_CONFIRMATION.pattern(BUCKET);

    assertThat(Ruler.matchesRule(EventBridgeMessageFixtures.objectCreated(bucket, key), pattern))
        .isEqualTo(matches);
  }

  private void deliver(String key) {
    deliverAt(InstantSource.fixed(NOW), EventBridgeMessageFixtures.objectCreated(BUCKET, key));
  }

  private void deliverAt(InstantSource clock, String body) {
    MessageConsumers.confirmMedia(new ConfirmMedia(library, store, new PngInspector(), clock))
        .handle(EventBridgeMessage.parse(body));
  }

  private String status(MediaId medium) {
    return switch (library.find(medium).get()) {
      case Pending _ -> "pending";
      case Ready _ -> "ready";
      case Rejected(_, var reason) -> reason.label();
      case Media.Deleted _ -> "deleted";
    };
  }

  private static String key(Media media) {
    return "pending/%s/%s".formatted(media.owner().value(), media.id());
  }

  private static byte[] bytes(String upload) {
    return switch (upload) {
      case "longer" -> Arrays.copyOf(tinyPng(), tinyPng().length + 1);
      case "shorter" -> Arrays.copyOf(tinyPng(), tinyPng().length - 1);
      case "other bytes" -> altered();
      case "plain text" -> plainText();
      default -> tinyPng();
    };
  }

  private static byte[] altered() {
    var bytes = tinyPng();
    bytes[bytes.length - 1]++;
    return bytes;
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
