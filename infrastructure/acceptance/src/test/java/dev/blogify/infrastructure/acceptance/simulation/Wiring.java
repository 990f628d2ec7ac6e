package dev.blogify.infrastructure.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.SqsBatchHandler;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.TagCounts;
import java.time.Duration;
import java.util.function.Function;

/** The components of a simulated platform; a deliberate bug replaces some of them. */
interface Wiring {
  Wiring CORRECT = new Wiring() {};

  /** The deadline of the publisher, shorter than a function's timeout because time is simulated. */
  Duration PUBLISH_TIMEOUT = Duration.ofMillis(400);

  default Posts posts(Posts posts, SimulatedPlatform platform) {
    return posts;
  }

  default MediaStore mediaStore(MediaStore store, SimulatedPlatform platform) {
    return store;
  }

  default EventBus bus(EventBus bus, SimulatedPlatform platform) {
    return bus;
  }

  default OutboxDeadLetters outboxDeadLetters(
      OutboxDeadLetters parked, SimulatedPlatform platform) {
    return parked;
  }

  default AuditTrail auditTrail(AuditTrail trail, SimulatedPlatform platform) {
    return trail;
  }

  default Notifications notifications(Notifications notifications, SimulatedPlatform platform) {
    return notifications;
  }

  default TagCounts tagCounts(TagCounts counts, SimulatedPlatform platform) {
    return counts;
  }

  default SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
    var publish =
        new PublishEvents(
            platform.bus(),
            platform.outboxDeadLetters(),
            platform.clock(),
            platform.random().split(),
            platform::advanceTime);
    return entries -> publish.handle(entries, platform.clock().instant().plus(PUBLISH_TIMEOUT));
  }

  default Function<SQSEvent, SQSBatchResponse> function(MessageConsumer consumer) {
    return new SqsBatchHandler(consumer)::handle;
  }

  /** Whether the position advances before the function is invoked. */
  default boolean advancesPositionBeforeHandling() {
    return false;
  }

  /** Whether the queue deletes a message when it is received. */
  default boolean deletesMessagesOnReceive() {
    return false;
  }

  /** Whether the queue keeps messages that exceed the maximum receive count. */
  default boolean keepsDeadLetters() {
    return true;
  }
}
