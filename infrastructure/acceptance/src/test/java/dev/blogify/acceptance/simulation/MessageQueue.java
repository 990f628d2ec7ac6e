package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.blogify.acceptance.simulation.Tally.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A queue before a function: any message may come next, and again. One that was not handled is
 * received so many times, and then is a dead letter.
 */
final class MessageQueue {
  private static final int LARGEST_BATCH = 4;

  /** So many invocations fail that messages are received too often. */
  private static final int OUTAGE = 12;

  private final String name;
  private final int maxReceives;
  private final World world;
  private final Chance chance;
  private final Trace trace;
  private final Tally tally;
  private final Wiring wiring;
  private final Function<SQSEvent, SQSBatchResponse> function;
  private final List<Message> waiting = new ArrayList<>();
  private final List<Message> dead = new ArrayList<>();
  private long sent;
  private int broken;

  MessageQueue(
      String name,
      int maxReceives,
      World world,
      Wiring wiring,
      Function<SQSEvent, SQSBatchResponse> function) {
    this.name = name;
    this.maxReceives = maxReceives;
    this.world = world;
    this.chance = world.chance();
    this.trace = world.trace();
    this.tally = world.tally();
    this.wiring = wiring;
    this.function = function;
  }

  void send(String body) {
    sent++;
    waiting.add(new Message(Long.toString(sent), body, 0));
    if (chance.happens(world.faults().duplicates())) {
      tally.count(Kind.DUPLICATES);
      sent++;
      waiting.add(new Message(Long.toString(sent), body, 0));
    }
  }

  boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Runs the function once, also while it runs already. */
  void poll() {
    if (isIdle()) {
      return;
    }
    var batch = receive();
    var failed = invoke(batch);
    for (var message : batch) {
      if (failed.contains(message.id())) {
        again(message);
      } else if (chance.happens(world.faults().duplicates())) {
        tally.count(Kind.DUPLICATES);
        waiting.add(message);
      }
    }
  }

  private List<Message> receive() {
    var size = Math.min(waiting.size(), chance.from(1, LARGEST_BATCH));
    var batch = new ArrayList<Message>(size);
    while (batch.size() < size) {
      var isNext = !chance.happens(world.faults().reorders());
      var place = isNext ? 0 : chance.below(waiting.size());
      if (place > 0) {
        tally.count(Kind.REORDERS);
      }
      batch.add(waiting.remove(place));
    }
    return batch;
  }

  private Set<String> invoke(List<Message> batch) {
    var event = new SQSEvent();
    event.setRecords(batch.stream().map(Message::record).toList());
    trace.note(name, batch.size(), batch.getFirst().id());
    if (chance.happens(world.faults().outages())) {
      broken = OUTAGE;
    }
    if (broken > 0) {
      broken--;
      trace.note(name + " does not start");
      return ids(batch);
    }
    try {
      return function.apply(event).getBatchItemFailures().stream()
          .map(BatchItemFailure::getItemIdentifier)
          .collect(Collectors.toSet());
    } catch (Crash crash) {
      trace.note(name + " falls over");
      return ids(batch);
    }
  }

  private static Set<String> ids(List<Message> batch) {
    return batch.stream().map(Message::id).collect(Collectors.toSet());
  }

  private void again(Message message) {
    if (wiring.deletesFirst()) {
      return;
    }
    tally.count(Kind.RETRIES);
    var received = message.received();
    if (received.receives() < maxReceives) {
      waiting.add(received);
    } else {
      trace.note(name + " buries", message.id());
      if (wiring.keepsDeadLetters()) {
        dead.add(received);
      }
    }
  }

  /** Sends the dead letters back (AWS: StartMessageMoveTask). */
  void redrive() {
    broken = 0;
    tally.add(Kind.DEAD_LETTERS, dead.size());
    dead.forEach(letter -> waiting.add(new Message(letter.id(), letter.body(), 0)));
    dead.clear();
  }

  private record Message(String id, String body, int receives) {
    Message received() {
      return new Message(id, body, receives + 1);
    }

    SQSMessage record() {
      var message = new SQSMessage();
      message.setMessageId(id);
      message.setBody(body);
      return message;
    }
  }
}
