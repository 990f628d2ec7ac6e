package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.blogify.acceptance.simulation.Tally.Kind;
import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.Committed;
import dev.blogify.application.event.Event;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.media.InMemoryMediaStore;
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
import io.vavr.collection.Seq;
import java.time.InstantSource;
import java.util.List;

/** What is stored, and the stream that tells of it, in the same moment. */
final class Stores {
  private final World world;
  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();
  private final InMemoryMediaStore bytes;
  private final InMemoryUsers users = new InMemoryUsers();
  private int seenPosts;
  private int seenPurges;
  private int seenMedia;
  private int seenUsers;
  private int records;
  private int poison;

  Stores(World world, InstantSource clock) {
    this.world = world;
    this.bytes = new InMemoryMediaStore(clock);
  }

  InMemoryPosts posts() {
    return posts;
  }

  InMemoryMediaLibrary library() {
    return library;
  }

  InMemoryMediaStore bytes() {
    return bytes;
  }

  InMemoryUsers users() {
    return users;
  }

  /** Writes into the stream what was committed since the last time. */
  void tell() {
    for (; seenPosts < posts.committed().size(); seenPosts++) {
      tell(posts.committed().get(seenPosts));
    }
    for (; seenPurges < posts.purged().size(); seenPurges++) {
      var committed = posts.purged().get(seenPurges);
      write(Journal.events(committed.change(), committed.cause()));
      var subject = "posts/" + committed.change().before().id();
      write(subject, StreamBatches.removed(subject));
    }
    for (; seenMedia < library.committed().size(); seenMedia++) {
      tellOfMedia(library.committed().get(seenMedia));
    }
    for (; seenUsers < users.committed().size(); seenUsers++) {
      var committed = users.committed().get(seenUsers);
      write(Journal.events(committed.change(), committed.cause()));
    }
  }

  private void tell(Committed<PostChange> committed) {
    var change = committed.change();
    var events = Journal.events(change, committed.cause());
    change
        .events()
        .zip(events)
        .filter(each -> isTold(each._1))
        .forEach(each -> mustBeTold(each._2, change.after().author(), committed.cause()));
    world.ledger().publication(change, committed.cause());
    world.clients().sees(change.after());
    write(events);
  }

  private void tellOfMedia(Committed<MediaChange> committed) {
    var change = committed.change();
    var events = Journal.events(change, committed.cause());
    change
        .events()
        .zip(events)
        .filter(each -> each._1 instanceof MediaRejected)
        .forEach(each -> mustBeTold(each._2, change.after().owner(), committed.cause()));
    world.clients().sees(change.after());
    write(events);
  }

  private static boolean isTold(PostEvent event) {
    return event instanceof PostPublished
        || event instanceof PostUnpublished
        || event instanceof PostTrashed
        || event instanceof PostSchedulingFailed;
  }

  private void mustBeTold(Event event, UserId owner, Cause cause) {
    if (!(cause.actor() instanceof Person(var id, _) && id.equals(owner))) {
      world.ledger().mustBeTold(event, owner);
    }
  }

  private void write(Seq<Event> events) {
    var subject = events.head().subject();
    world.tally().add(Kind.FACTS, events.size());
    world.trace().note("committed", subject, events.head().sequence());
    world.ledger().commit(events);
    write(subject, StreamBatches.written(subject, events));
    if (world.chance().happens(world.faults().poison())) {
      spoil(subject);
    }
  }

  /** Somebody writes past Blogify what Blogify cannot read. */
  void spoil(String subject) {
    poison++;
    world.tally().count(Kind.POISON);
    write(subject, StreamBatches.unreadable(subject));
  }

  private void write(String subject, DynamodbStreamRecord change) {
    records++;
    change.setEventID("record-" + records);
    world.shardOf(subject).write(subject, change);
  }

  /** How many records nobody can read. */
  int poison() {
    return poison;
  }

  /** All posts that there are now. */
  List<Post> currentPosts() {
    return posts
        .committed()
        .map(each -> each.change().after().id())
        .distinct()
        .flatMap(posts::find)
        .asJava();
  }
}
