package dev.blogify.application.event;

import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Sample events of numbered posts. */
public final class EventFixtures {
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00.120Z");

  private EventFixtures() {}

  /** The only event of one version of a post. */
  public static CloudEvent event(int post, int version) {
    return event(post, version, 0);
  }

  /** One of several events of one version of a post. */
  public static CloudEvent event(int post, int version, int ordinal) {
    return event(post, version, ordinal, "");
  }

  /** An event of {@link CloudEvent#MAX_BYTES}. */
  public static CloudEvent largest(int post) {
    var bare = event(post, 1).json().length();
    return event(post, 1, 0, "x".repeat(CloudEvent.MAX_BYTES - bare));
  }

  /** The first events of a number of posts. */
  public static Seq<CloudEvent> events(int posts) {
    return Stream.range(0, posts).map(post -> event(post, 1)).toVector();
  }

  private static CloudEvent event(int post, int version, int ordinal, String padding) {
    var id = "00000000-0000-7000-8000-%012d".formatted(post);
    var subject = "posts/" + id;
    var sequence = String.format(Locale.ROOT, "%010d.%02d", version, ordinal);
    var eventId =
        UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8));
    var json =
        """
        {"specversion":"1.0","id":"%s","source":"blogify.posts","type":"blogify.post.trashed.v1",\
        "subject":"%s","time":"%s","datacontenttype":"application/json",\
        "dataschema":"https://blogify.dev/events/post.trashed/1.json","sequence":"%s",\
        "correlationid":"correlation-%d%s","actorrole":"system",\
        "data":{"postId":"%s","authorId":"alice"}}\
        """
            .formatted(eventId, subject, NOW, sequence, post, padding, id);
    return new CloudEvent(
        eventId, "blogify.posts", "blogify.post.trashed.v1", subject, sequence, NOW, json);
  }
}
