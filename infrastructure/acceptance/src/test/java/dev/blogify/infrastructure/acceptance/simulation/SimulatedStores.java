package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.CommandContext;
import dev.blogify.application.CommittedChange;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.media.InMemoryMediaStore;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.application.user.InMemoryUsers;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaEvent.MediaRejected;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostEvent;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostSchedulingFailed;
import dev.blogify.domain.post.PostEvent.PostTrashed;
import dev.blogify.domain.post.PostEvent.PostUnpublished;
import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.events.SimulatedStreamRecords;
import io.vavr.collection.Seq;
import java.time.InstantSource;
import java.util.List;

/** The stores, and the stream to which each commit adds a record. */
final class SimulatedStores {
  private final SimulatedPlatform platform;
  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryMediaLibrary mediaLibrary = new InMemoryMediaLibrary();
  private final InMemoryMediaStore mediaStore;
  private final InMemoryUsers users = new InMemoryUsers();
  private int seenPosts;
  private int seenPurges;
  private int seenMedia;
  private int seenUsers;
  private int recordCount;
  private int undecodableCount;

  SimulatedStores(SimulatedPlatform platform, InstantSource clock) {
    this.platform = platform;
    this.mediaStore = new InMemoryMediaStore(clock);
  }

  InMemoryPosts posts() {
    return posts;
  }

  InMemoryMediaLibrary mediaLibrary() {
    return mediaLibrary;
  }

  InMemoryMediaStore mediaStore() {
    return mediaStore;
  }

  InMemoryUsers users() {
    return users;
  }

  /** Adds a stream record for each commit since the last call. */
  void writeNewRecords() {
    for (; seenPosts < posts.committed().size(); seenPosts++) {
      writeNewRecords(posts.committed().get(seenPosts));
    }
    for (; seenPurges < posts.purged().size(); seenPurges++) {
      var committed = posts.purged().get(seenPurges);
      write(Outbox.events(committed.change(), committed.context()));
      var subject = "posts/" + committed.change().before().id();
      write(subject, SimulatedStreamRecords.removed(subject));
    }
    for (; seenMedia < mediaLibrary.committed().size(); seenMedia++) {
      writeMediaRecord(mediaLibrary.committed().get(seenMedia));
    }
    for (; seenUsers < users.committed().size(); seenUsers++) {
      var committed = users.committed().get(seenUsers);
      write(Outbox.events(committed.change(), committed.context()));
    }
  }

  private void writeNewRecords(CommittedChange<PostChange> committed) {
    var change = committed.change();
    var events = Outbox.events(change, committed.context());
    change
        .events()
        .zip(events)
        .filter(each -> isNotifiable(each._1))
        .forEach(each -> expectNotification(each._2, change.after().author(), committed.context()));
    platform.ledger().checkDuePublication(change, committed.context());
    platform.clients().track(change.after());
    write(events);
  }

  private void writeMediaRecord(CommittedChange<MediaChange> committed) {
    var change = committed.change();
    var events = Outbox.events(change, committed.context());
    change
        .events()
        .zip(events)
        .filter(each -> each._1 instanceof MediaRejected)
        .forEach(each -> expectNotification(each._2, change.after().owner(), committed.context()));
    platform.clients().track(change.after());
    write(events);
  }

  private static boolean isNotifiable(PostEvent event) {
    return event instanceof PostPublished
        || event instanceof PostUnpublished
        || event instanceof PostTrashed
        || event instanceof PostSchedulingFailed;
  }

  private void expectNotification(CloudEvent event, UserId owner, CommandContext cause) {
    if (!(cause.actor() instanceof Person(var id, _) && id.equals(owner))) {
      platform.ledger().expectNotification(event, owner);
    }
  }

  private void write(Seq<CloudEvent> events) {
    var subject = events.head().subject();
    platform.counters().add(Counter.EVENTS, events.size());
    platform.trace().log("committed", subject, events.head().sequence());
    platform.ledger().recordCommit(events);
    write(subject, SimulatedStreamRecords.modified(subject, events));
    if (platform.random().occursPerMille(platform.faultRates().undecodable())) {
      writeUndecodableRecord(subject);
    }
  }

  /** Writes an item with an outbox attribute that cannot be decoded. */
  void writeUndecodableRecord(String subject) {
    undecodableCount++;
    platform.counters().increment(Counter.UNDECODABLE);
    write(subject, SimulatedStreamRecords.undecodable(subject));
  }

  private void write(String subject, JsonObject change) {
    recordCount++;
    platform.shardOf(subject).write(subject, change.with("eventID", "record-" + recordCount));
  }

  /** The number of undecodable records. */
  int undecodableCount() {
    return undecodableCount;
  }

  /** All current posts. */
  List<Post> currentPosts() {
    return posts
        .committed()
        .map(each -> each.change().after().id())
        .distinct()
        .flatMap(posts::find)
        .asJava();
  }
}
