package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ParsedEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Golden domain events and S3 events in EventBridge's format. */
final class EventBridgeMessageFixtures {
  static final String ID = "17793124-05d4-b198-2fde-7ededc63b103";

  private static final Path GOLDEN_FOLDER = Path.of("..", "..", "..", "docs", "events", "golden");

  private EventBridgeMessageFixtures() {}

  /** All golden events, as CloudEvents JSON. */
  static Seq<String> goldenEvent() {
    try (var files = Files.walk(GOLDEN_FOLDER)) {
      return Vector.ofAll(files.filter(Files::isRegularFile).sorted().toList())
          .map(EventBridgeMessageFixtures::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The golden event of a type, such as {@code post.published}. */
  static String goldenEvent(String type) {
    return read(GOLDEN_FOLDER.resolve(type).resolve("1.json"));
  }

  /** A domain event in EventBridge's envelope. */
  static String wrap(String cloudEvent) {
    var event = ParsedEvent.parse(cloudEvent).get().event();
    return LambdaEvents.eventBridgeEvent(
        ID, event.type(), event.source(), event.time(), cloudEvent);
  }

  /** S3's event about a new object; the key is not encoded. */
  static String objectCreated(String bucket, String key) {
    return LambdaEvents.objectCreated(ID, bucket, key, Instant.parse("2026-03-01T09:00:00Z"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
