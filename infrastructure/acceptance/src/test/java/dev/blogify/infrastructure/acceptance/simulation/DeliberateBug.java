package dev.blogify.infrastructure.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.SqsBatchHandler;
import dev.blogify.application.CommandContext;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.infrastructure.acceptance.simulation.faults.LostResponseException;
import dev.blogify.infrastructure.acceptance.simulation.faults.PortProxies;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Typical bugs, each of which the simulation must detect (TST-3). */
enum DeliberateBug implements Wiring {
  /** The publisher ignores the failed entries in the response of PutEvents. */
  IGNORED_FAILED_ENTRIES {
    @Override
    public EventBus bus(EventBus bus, SimulatedPlatform platform) {
      return events -> {
        bus.put(events);
        return events.map(_ -> Option.none());
      };
    }
  },

  /** The publisher assigns the results of PutEvents to the wrong entries. */
  ENTRY_RESULTS_IN_WRONG_ORDER {
    @Override
    public EventBus bus(EventBus bus, SimulatedPlatform platform) {
      return events -> bus.put(events).reverse();
    }
  },

  /** One call contains several events of one subject, and only the failed ones are retried. */
  SAME_SUBJECT_TWICE_IN_ONE_CALL {
    @Override
    public SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
      return entries -> {
        var firstFailed = Option.<String>none();
        for (var entry : entries) {
          if (entry instanceof Decoded(var position, var events)) {
            firstFailed = firstFailed.orElse(Option.when(!putTwice(platform, events), position));
          }
        }
        return deadLetterUndecodable(platform, entries, firstFailed);
      };
    }

    private boolean putTwice(SimulatedPlatform platform, Seq<CloudEvent> events) {
      var refused = refused(platform, events);
      return refused.isEmpty() || refused(platform, refused).isEmpty();
    }

    private Seq<CloudEvent> refused(SimulatedPlatform platform, Seq<CloudEvent> events) {
      return events.isEmpty()
          ? events
          : events
              .zip(platform.bus().put(events))
              .filter(each -> each._2.isDefined())
              .map(each -> each._1);
    }
  },

  /** Reading continues after the highest failed position instead of the lowest. */
  HIGHEST_FAILED_POSITION {
    @Override
    public SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
      var correct = super.publisher(platform);
      return entries -> correct.handle(entries).map(_ -> entries.last().position());
    }
  },

  /** A fault gives an empty list of failures, which means success. */
  EMPTY_FAILURE_LIST_AFTER_A_FAULT {
    @Override
    public SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
      var correct = super.publisher(platform);
      return entries -> {
        try {
          return correct.handle(entries);
        } catch (StoreBusyException | LostResponseException fault) {
          return Option.none();
        }
      };
    }
  },

  /** The handler reports success for entries that it did not publish before the deadline. */
  GIVES_UP_AT_THE_DEADLINE {
    @Override
    public SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
      var correct = super.publisher(platform);
      return entries -> {
        correct.handle(entries);
        return Option.none();
      };
    }
  },

  /** The position advances before the batch is handled. */
  POSITION_ADVANCED_FIRST {
    @Override
    public boolean advancesPositionBeforeHandling() {
      return true;
    }
  },

  /** Events get their ids at publication instead of at the change. */
  RANDOM_EVENT_IDS {
    @Override
    public SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
      var correct = super.publisher(platform);
      var random = platform.random().split();
      return entries ->
          correct.handle(
              entries.map(entry ->
                  entry instanceof Decoded(var position, var events)
                      ? new Decoded(
                          position,
                          events.map(event ->
                              withId(event, new UUID(random.nextLong(), random.nextLong()))))
                      : entry));
    }

    private CloudEvent withId(CloudEvent event, UUID id) {
      return new CloudEvent(
          id,
          event.source(),
          event.type(),
          event.subject(),
          event.sequence(),
          event.time(),
          event.json().replace(event.id().toString(), id.toString()));
    }
  },

  /** Undecodable records are skipped instead of stored as dead letters. */
  UNDECODABLE_RECORD_SKIPPED {
    @Override
    public OutboxDeadLetters outboxDeadLetters(
        OutboxDeadLetters deadLetters, SimulatedPlatform platform) {
      return PortProxies.replaceMethod(OutboxDeadLetters.class, deadLetters, "add", (_, _) -> null);
    }
  },

  /** The handler publishes before the commit, which may fail. */
  PUBLISHED_BEFORE_THE_COMMIT {
    @Override
    public Posts posts(Posts posts, SimulatedPlatform platform) {
      return PortProxies.replaceMethod(
          Posts.class,
          posts,
          "commit",
          (values, call) -> {
            Outbox.events((PostChange) values[0], (CommandContext) values[1])
                .forEach(event -> platform.bus().put(Vector.of(event)));
            return call.proceed();
          });
    }
  },

  /** The handler publishes after the commit, and a crash in between loses the event. */
  PUBLISHED_AFTER_THE_COMMIT {
    @Override
    public SimulatedShard.Publisher publisher(SimulatedPlatform platform) {
      return entries -> deadLetterUndecodable(platform, entries, Option.none());
    }

    @Override
    public Posts posts(Posts posts, SimulatedPlatform platform) {
      return PortProxies.replaceMethod(
          Posts.class,
          posts,
          "commit",
          (values, call) -> {
            var answer = call.proceed();
            if (answer instanceof Either<?, ?> either && either.isRight()) {
              Outbox.events((PostChange) values[0], (CommandContext) values[1])
                  .forEach(event -> platform.bus().put(Vector.of(event)));
            }
            return answer;
          });
    }
  },

  /** The audit trail stores every delivery as a new entry. */
  AUDIT_WITHOUT_DEDUPLICATION {
    @Override
    public AuditTrail auditTrail(AuditTrail trail, SimulatedPlatform platform) {
      var stored = new HashSet<UUID>();
      return PortProxies.replaceMethod(
          AuditTrail.class,
          trail,
          "append",
          (values, _) -> {
            var entry = (AuditEntry) values[0];
            return trail.append(
                stored.add(entry.eventId()) ? entry : withNewSequence(entry, stored.size()));
          });
    }

    private AuditEntry withNewSequence(AuditEntry entry, int number) {
      return new AuditEntry(
          entry.eventId(),
          entry.eventType(),
          entry.subject(),
          entry.sequence() + number,
          entry.occurredAt(),
          entry.actor(),
          entry.correlationId(),
          entry.data());
    }
  },

  /** The inbox does not store the ids of the events that it received. */
  NOTIFICATIONS_WITHOUT_DEDUPLICATION {
    @Override
    public Notifications notifications(Notifications notifications, SimulatedPlatform platform) {
      return PortProxies.replaceMethod(
          Notifications.class,
          notifications,
          "deliver",
          (values, _) ->
              notifications.deliver(
                  withNewEventId((Notification) values[0], platform.random().split().nextLong())));
    }
  },

  /** The notification and the id of its event are stored in two transactions. */
  EFFECT_AND_DEDUPLICATION_IN_TWO_TRANSACTIONS {
    @Override
    public Notifications notifications(Notifications notifications, SimulatedPlatform platform) {
      var seen = new HashSet<UUID>();
      return PortProxies.replaceMethod(
          Notifications.class,
          notifications,
          "deliver",
          (values, _) -> {
            var notification = (Notification) values[0];
            if (seen.contains(notification.eventId())) {
              return false;
            }
            notifications.deliver(
                withNewEventId(notification, platform.random().split().nextLong()));
            return seen.add(notification.eventId());
          });
    }
  },

  /**
   * The event that arrived last determines the count, instead of the event with the highest
   * sequence.
   */
  NO_SEQUENCE_GUARD_IN_TAG_COUNTS {
    @Override
    public TagCounts tagCounts(TagCounts counts, SimulatedPlatform platform) {
      var arrivals = new int[1];
      return PortProxies.replaceMethod(
          TagCounts.class,
          counts,
          "update",
          (values, _) -> {
            arrivals[0]++;
            var tags = (PostTags) values[0];
            return counts.update(
                new PostTags(tags.postId(), "%09d".formatted(arrivals[0]), tags.tags()));
          });
    }
  },

  /** A due post is published from the stale index entry, without a version check. */
  DUE_PUBLICATION_WITHOUT_VERSION_CHECK {
    @Override
    public Posts posts(Posts posts, SimulatedPlatform platform) {
      return PortProxies.replaceMethod(
          Posts.class,
          posts,
          "commit",
          (values, call) -> {
            var change = (PostChange) values[0];
            var context = (CommandContext) values[1];
            return context.actor().equals(Actor.SYSTEM) && change.after() instanceof Published
                ? posts.commit(overwriting(platform, change), context)
                : call.proceed();
          });
    }

    private PostChange overwriting(SimulatedPlatform platform, PostChange change) {
      return new PostChange(
          platform.stores().posts().find(change.after().id()), change.after(), change.events());
    }
  },

  /** A medium is ready before its bytes are promoted. */
  CONFIRMED_BEFORE_PROMOTED {
    @Override
    public MediaStore mediaStore(MediaStore store, SimulatedPlatform platform) {
      var promised = new HashMap<Pending, UploadedObject>();
      return PortProxies.intercept(
          MediaStore.class,
          store,
          (method, values, call) ->
              switch (method) {
                case "promote" -> {
                  promised.put((Pending) values[0], (UploadedObject) values[1]);
                  yield true;
                }
                case "deletePending" -> {
                  var upload = promised.remove((Pending) values[0]);
                  if (upload != null) {
                    store.promote((Pending) values[0], upload);
                  }
                  yield call.proceed();
                }
                default -> call.proceed();
              });
    }
  },

  /** The queue deletes a message when it is received. */
  MESSAGE_DELETED_FIRST {
    @Override
    public boolean deletesMessagesOnReceive() {
      return true;
    }
  },

  /** The consumer does not report failed messages. */
  FAILED_MESSAGES_NOT_REPORTED {
    @Override
    public Function<SQSEvent, SQSBatchResponse> function(MessageConsumer consumer) {
      var correct = new SqsBatchHandler(consumer);
      return batch -> {
        correct.handle(batch);
        return new SQSBatchResponse(List.of());
      };
    }
  },

  /** The queue deletes messages that exceed the maximum receive count. */
  DEAD_LETTERS_DROPPED {
    @Override
    public boolean keepsDeadLetters() {
      return false;
    }
  };

  private static Option<String> deadLetterUndecodable(
      SimulatedPlatform platform, Vector<OutboxEntry> entries, Option<String> failed) {
    for (var entry : entries) {
      if (entry instanceof OutboxEntry.UndecodableRecord poison) {
        platform.outboxDeadLetters().add(poison);
      }
    }
    return failed;
  }

  /** A notification with a new event id, which bypasses deduplication. */
  private static Notification withNewEventId(Notification notification, long name) {
    return new Notification(
        new UUID(name, name),
        notification.recipient(),
        notification.content(),
        notification.actor(),
        notification.occurredAt(),
        notification.readAt());
  }
}
