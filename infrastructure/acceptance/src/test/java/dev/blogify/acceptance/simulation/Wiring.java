package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.QueueMessages;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.event.EventBus;
import dev.blogify.application.event.ParkedEntries;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.media.MediaStore;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.TagCounts;
import java.time.Duration;
import java.util.function.Function;

/** How a world is put together: as it should be, unless a deliberate bug says otherwise. */
interface Wiring {
  Wiring CORRECT = new Wiring() {};

  /** How long a publisher may try; shorter than a function may run, as nobody waits here. */
  Duration PATIENCE = Duration.ofMillis(400);

  default Posts posts(Posts posts, World world) {
    return posts;
  }

  default MediaStore mediaStore(MediaStore store, World world) {
    return store;
  }

  default EventBus bus(EventBus bus, World world) {
    return bus;
  }

  default ParkedEntries parked(ParkedEntries parked, World world) {
    return parked;
  }

  default AuditTrail auditTrail(AuditTrail trail, World world) {
    return trail;
  }

  default Notifications notifications(Notifications notifications, World world) {
    return notifications;
  }

  default TagCounts tagCounts(TagCounts counts, World world) {
    return counts;
  }

  default Shard.Publisher publisher(World world) {
    var publish =
        new PublishEvents(
            world.bus(), world.parked(), world.clock(), world.chance().split(), world::pass);
    return entries -> publish.handle(entries, world.clock().instant().plus(PATIENCE));
  }

  default Function<SQSEvent, SQSBatchResponse> function(Consumer consumer) {
    return new QueueMessages(consumer)::handle;
  }

  /** Whether a batch counts as done before the function that it is for was run. */
  default boolean advancesFirst() {
    return false;
  }

  /** Whether a message is gone once it is received. */
  default boolean deletesFirst() {
    return false;
  }

  /** Whether what was received too often is kept. */
  default boolean keepsDeadLetters() {
    return true;
  }
}
