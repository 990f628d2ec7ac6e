package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.QueueMessages;
import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Busy;
import dev.blogify.application.Cause;
import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.event.Event;
import dev.blogify.application.event.EventBus;
import dev.blogify.application.event.JournalEntry;
import dev.blogify.application.event.JournalEntry.Told;
import dev.blogify.application.event.ParkedEntries;
import dev.blogify.application.media.MediaStore;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.post.PostTags;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.TagCounts;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Upload;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Mistakes that somebody might make, each of which a simulation has to notice (TST-3). */
enum DeliberateBug implements Wiring {
  /** Nobody looks at what PutEvents says of its entries. */
  IGNORED_FAILED_ENTRIES {
    @Override
    public EventBus bus(EventBus bus, World world) {
      return events -> {
        bus.put(events);
        return events.map(_ -> Option.none());
      };
    }
  },

  /** What PutEvents says is read against the wrong entries. */
  ANSWERS_IN_ANOTHER_ORDER {
    @Override
    public EventBus bus(EventBus bus, World world) {
      return events -> bus.put(events).reverse();
    }
  },

  /** A call has several events of one subject; those that failed are tried again. */
  TWO_OF_ONE_SUBJECT_IN_A_CALL {
    @Override
    public Shard.Publisher publisher(World world) {
      return entries -> {
        var waiting = Option.<String>none();
        for (var entry : entries) {
          if (entry instanceof Told(var position, var events)) {
            waiting = waiting.orElse(Option.when(!putTwice(world, events), position));
          }
        }
        return parkAll(world, entries, waiting);
      };
    }

    private boolean putTwice(World world, Seq<Event> events) {
      var refused = refused(world, events);
      return refused.isEmpty() || refused(world, refused).isEmpty();
    }

    private Seq<Event> refused(World world, Seq<Event> events) {
      return events.isEmpty()
          ? events
          : events
              .zip(world.bus().put(events))
              .filter(each -> each._2.isDefined())
              .map(each -> each._1);
    }
  },

  /** Reading begins again behind what failed first. */
  HIGHEST_FAILED_POSITION {
    @Override
    public Shard.Publisher publisher(World world) {
      var right = super.publisher(world);
      return entries -> right.handle(entries).map(_ -> entries.last().position());
    }
  },

  /** A fault becomes a list of no failures, which means success. */
  EMPTY_FAILURE_LIST_AFTER_A_FAULT {
    @Override
    public Shard.Publisher publisher(World world) {
      var right = super.publisher(world);
      return entries -> {
        try {
          return right.handle(entries);
        } catch (Busy | LostAnswer fault) {
          return Option.none();
        }
      };
    }
  },

  /** Whatever was not published in time is forgotten. */
  GIVES_UP_AT_THE_DEADLINE {
    @Override
    public Shard.Publisher publisher(World world) {
      var right = super.publisher(world);
      return entries -> {
        right.handle(entries);
        return Option.none();
      };
    }
  },

  /** The batch counts as read before it is handled. */
  POSITION_ADVANCED_FIRST {
    @Override
    public boolean advancesFirst() {
      return true;
    }
  },

  /** Events get an id when they are published, not when they happen. */
  RANDOM_EVENT_IDS {
    @Override
    public Shard.Publisher publisher(World world) {
      var right = super.publisher(world);
      var random = world.chance().split();
      return entries ->
          right.handle(
              entries.map(entry ->
                  entry instanceof Told(var position, var events)
                      ? new Told(
                          position,
                          events.map(event ->
                              renamed(event, new UUID(random.nextLong(), random.nextLong()))))
                      : entry));
    }

    private Event renamed(Event event, UUID id) {
      return new Event(
          id,
          event.source(),
          event.type(),
          event.subject(),
          event.sequence(),
          event.time(),
          event.json().replace(event.id().toString(), id.toString()));
    }
  },

  /** What cannot be read is passed over. */
  SWALLOWED_POISON {
    @Override
    public ParkedEntries parked(ParkedEntries parked, World world) {
      return Ports.instead(ParkedEntries.class, parked, "park", (_, _) -> null);
    }
  },

  /** The handler tells the bus before it writes, and may not write after all. */
  PUBLISHED_BEFORE_THE_COMMIT {
    @Override
    public Posts posts(Posts posts, World world) {
      return Ports.instead(
          Posts.class,
          posts,
          "commit",
          (values, call) -> {
            Journal.events((PostChange) values[0], (Cause) values[1])
                .forEach(event -> world.bus().put(Vector.of(event)));
            return call.run();
          });
    }
  },

  /** The handler tells the bus when it has written, and so may never tell. */
  PUBLISHED_AFTER_THE_COMMIT {
    @Override
    public Shard.Publisher publisher(World world) {
      return entries -> parkAll(world, entries, Option.none());
    }

    @Override
    public Posts posts(Posts posts, World world) {
      return Ports.instead(
          Posts.class,
          posts,
          "commit",
          (values, call) -> {
            var answer = call.run();
            if (answer instanceof Either<?, ?> either && either.isRight()) {
              Journal.events((PostChange) values[0], (Cause) values[1])
                  .forEach(event -> world.bus().put(Vector.of(event)));
            }
            return answer;
          });
    }
  },

  /** A trail that takes every entry for a new one. */
  AUDIT_WITHOUT_INSERT_ONCE {
    @Override
    public AuditTrail auditTrail(AuditTrail trail, World world) {
      var taken = new HashSet<UUID>();
      return Ports.instead(
          AuditTrail.class,
          trail,
          "append",
          (values, _) -> {
            var entry = (AuditEntry) values[0];
            return trail.append(taken.add(entry.eventId()) ? entry : again(entry, taken.size()));
          });
    }

    private AuditEntry again(AuditEntry entry, int number) {
      return new AuditEntry(
          entry.eventId(),
          entry.type(),
          entry.subject(),
          entry.sequence() + number,
          entry.at(),
          entry.actor(),
          entry.correlationId(),
          entry.data());
    }
  },

  /** Nobody remembers which events somebody was told of. */
  NO_INBOX {
    @Override
    public Notifications notifications(Notifications notifications, World world) {
      return Ports.instead(
          Notifications.class,
          notifications,
          "deliver",
          (values, _) ->
              notifications.deliver(
                  again((Notification) values[0], world.chance().split().nextLong())));
    }
  },

  /** What was told, and that it was, are two transactions. */
  EFFECT_AND_MEMORY_IN_TWO_TRANSACTIONS {
    @Override
    public Notifications notifications(Notifications notifications, World world) {
      var seen = new HashSet<UUID>();
      return Ports.instead(
          Notifications.class,
          notifications,
          "deliver",
          (values, _) -> {
            var notification = (Notification) values[0];
            if (seen.contains(notification.eventId())) {
              return false;
            }
            notifications.deliver(again(notification, world.chance().split().nextLong()));
            return seen.add(notification.eventId());
          });
    }
  },

  /** The last event to come wins, not the last to happen. */
  NO_SEQUENCE_IN_TAG_COUNTS {
    @Override
    public TagCounts tagCounts(TagCounts counts, World world) {
      var came = new int[1];
      return Ports.instead(
          TagCounts.class,
          counts,
          "count",
          (values, _) -> {
            came[0]++;
            var tags = (PostTags) values[0];
            return counts.count(new PostTags(tags.post(), "%09d".formatted(came[0]), tags.tags()));
          });
    }
  },

  /** What is due is published as it was when the index was read, whatever became of it. */
  SWEEP_WITHOUT_VERSION_GUARD {
    @Override
    public Posts posts(Posts posts, World world) {
      return Ports.instead(
          Posts.class,
          posts,
          "commit",
          (values, call) -> {
            var change = (PostChange) values[0];
            var cause = (Cause) values[1];
            return cause.actor().equals(Actor.SYSTEM) && change.after() instanceof Published
                ? posts.commit(overwriting(world, change), cause)
                : call.run();
          });
    }

    private PostChange overwriting(World world, PostChange change) {
      return new PostChange(
          world.stores().posts().find(change.after().id()), change.after(), change.events());
    }
  },

  /** A medium is ready before its bytes are kept. */
  CONFIRMED_BEFORE_KEPT {
    @Override
    public MediaStore mediaStore(MediaStore store, World world) {
      var promised = new HashMap<Pending, Upload>();
      return Ports.around(
          MediaStore.class,
          store,
          (method, values, call) ->
              switch (method) {
                case "keep" -> {
                  promised.put((Pending) values[0], (Upload) values[1]);
                  yield true;
                }
                case "discard" -> {
                  var upload = promised.remove((Pending) values[0]);
                  if (upload != null) {
                    store.keep((Pending) values[0], upload);
                  }
                  yield call.run();
                }
                default -> call.run();
              });
    }
  },

  /** A message is gone from the queue once it is received. */
  MESSAGE_DELETED_FIRST {
    @Override
    public boolean deletesFirst() {
      return true;
    }
  },

  /** A message that failed does not count as failed. */
  FAILED_MESSAGES_NOT_REPORTED {
    @Override
    public Function<SQSEvent, SQSBatchResponse> function(Consumer consumer) {
      var right = new QueueMessages(consumer);
      return batch -> {
        right.handle(batch);
        return new SQSBatchResponse(List.of());
      };
    }
  },

  /** What was received too often is gone. */
  DEAD_LETTERS_DROPPED {
    @Override
    public boolean keepsDeadLetters() {
      return false;
    }
  };

  private static Option<String> parkAll(
      World world, Vector<JournalEntry> entries, Option<String> failed) {
    for (var entry : entries) {
      if (entry instanceof JournalEntry.Poison poison) {
        world.parked().park(poison);
      }
    }
    return failed;
  }

  /** The same under another name, as nobody remembers the first one. */
  private static Notification again(Notification notification, long name) {
    return new Notification(
        new UUID(name, name),
        notification.recipient(),
        notification.notice(),
        notification.actor(),
        notification.at(),
        notification.readAt());
  }
}
