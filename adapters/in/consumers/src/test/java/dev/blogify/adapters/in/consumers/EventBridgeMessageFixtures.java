package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ReceivedEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** EventBridge events in queue messages, in the documented form. */
final class EventBridgeMessageFixtures {
  static final String ID = "17793124-05d4-b198-2fde-7ededc63b103";

  private static final Path GOLDEN_FOLDER = Path.of("..", "..", "..", "docs", "events", "golden");

  private EventBridgeMessageFixtures() {}

  /** Every golden event, as CloudEvents JSON. */
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

  /** A domain event with the wrapper of EventBridge. */
  static String wrap(String cloudEvent) {
    var event = ReceivedEvent.parse(cloudEvent).get().event();
    return """
    {"version":"0","id":"%s","detail-type":"%s","source":"%s","account":"111122223333",\
    "time":"%s","region":"eu-west-3","resources":[],"detail":%s}\
    """
        .formatted(ID, event.type(), event.source(), event.time(), cloudEvent);
  }

  /** S3's event "Object Created", in which the key is not URL-encoded. */
  static String objectCreated(String bucket, String key) {
    return """
    {"version":"0","id":"%s","detail-type":"Object Created","source":"aws.s3",\
    "account":"111122223333","time":"2026-03-01T09:00:00Z","region":"eu-west-3",\
    "resources":["arn:aws:s3:::%s"],"detail":{"version":"0","bucket":{"name":"%s"},\
    "object":{"key":"%s","size":5,"etag":"b1946ac92492d2347c6235b4d2611184",\
    "sequencer":"617f08299329d189"},"request-id":"N4N7GDK58NMKJ12R",\
    "requester":"123456789012","source-ip-address":"203.0.113.7","reason":"PutObject"}}\
    """
        .formatted(ID, bucket, bucket, key);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
