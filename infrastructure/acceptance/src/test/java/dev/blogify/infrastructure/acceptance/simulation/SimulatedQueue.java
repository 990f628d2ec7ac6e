package dev.blogify.infrastructure.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A queue with a function: messages arrive in any order, some twice. A failed message is received
 * again, up to the maximum receive count; then it is a dead letter.
 */
final class SimulatedQueue {
  private static final int MAX_BATCH_SIZE = 4;

  /** The length of an outage of the function, which exceeds the maximum receive count. */
  private static final int OUTAGE_INVOCATIONS = 12;

  private final String name;
  private final int maxReceives;
  private final SimulatedPlatform platform;
  private final SeededRandom random;
  private final Trace trace;
  private final Counters counters;
  private final Wiring wiring;
  private final Function<SQSEvent, SQSBatchResponse> function;
  private final List<Message> waiting = new ArrayList<>();
  private final List<Message> deadLetters = new ArrayList<>();
  private long sentCount;
  private int remainingFailures;

  SimulatedQueue(
      String name,
      int maxReceives,
      SimulatedPlatform platform,
      Wiring wiring,
      Function<SQSEvent, SQSBatchResponse> function) {
    this.name = name;
    this.maxReceives = maxReceives;
    this.platform = platform;
    this.random = platform.random();
    this.trace = platform.trace();
    this.counters = platform.counters();
    this.wiring = wiring;
    this.function = function;
  }

  void send(String body) {
    sentCount++;
    waiting.add(new Message(Long.toString(sentCount), body, 0));
    if (random.occursPerMille(platform.faultRates().duplicates())) {
      counters.increment(Counter.DUPLICATES);
      sentCount++;
      waiting.add(new Message(Long.toString(sentCount), body, 0));
    }
  }

  boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Invokes the function once; invocations may overlap. */
  void poll() {
    if (isIdle()) {
      return;
    }
    var batch = receive();
    var failed = invoke(batch);
    for (var message : batch) {
      if (failed.contains(message.id())) {
        retryOrDeadLetter(message);
      } else if (random.occursPerMille(platform.faultRates().duplicates())) {
        counters.increment(Counter.DUPLICATES);
        waiting.add(message);
      }
    }
  }

  private List<Message> receive() {
    var size = Math.min(waiting.size(), random.nextBetween(1, MAX_BATCH_SIZE));
    var batch = new ArrayList<Message>(size);
    while (batch.size() < size) {
      var isNext = !random.occursPerMille(platform.faultRates().reorders());
      var place = isNext ? 0 : random.nextBelow(waiting.size());
      if (place > 0) {
        counters.increment(Counter.REORDERS);
      }
      batch.add(waiting.remove(place));
    }
    return batch;
  }

  private Set<String> invoke(List<Message> batch) {
    var event = new SQSEvent();
    event.setRecords(batch.stream().map(Message::toSqsMessage).toList());
    trace.log(name, batch.size(), batch.getFirst().id());
    if (random.occursPerMille(platform.faultRates().outages())) {
      remainingFailures = OUTAGE_INVOCATIONS;
    }
    if (remainingFailures > 0) {
      remainingFailures--;
      trace.log(name + " does not start");
      return ids(batch);
    }
    try {
      return function.apply(event).getBatchItemFailures().stream()
          .map(BatchItemFailure::getItemIdentifier)
          .collect(Collectors.toSet());
    } catch (SimulatedCrash crash) {
      trace.log(name + " fails");
      return ids(batch);
    }
  }

  private static Set<String> ids(List<Message> batch) {
    return batch.stream().map(Message::id).collect(Collectors.toSet());
  }

  private void retryOrDeadLetter(Message message) {
    if (wiring.deletesMessagesOnReceive()) {
      return;
    }
    counters.increment(Counter.RETRIES);
    var received = message.withReceiveCounted();
    if (received.receives() < maxReceives) {
      waiting.add(received);
    } else {
      trace.log(name + " buries", message.id());
      if (wiring.keepsDeadLetters()) {
        deadLetters.add(received);
      }
    }
  }

  /** Moves the dead letters back to the queue (AWS: StartMessageMoveTask). */
  void redrive() {
    remainingFailures = 0;
    counters.add(Counter.DEAD_LETTERS, deadLetters.size());
    deadLetters.forEach(letter -> waiting.add(new Message(letter.id(), letter.body(), 0)));
    deadLetters.clear();
  }

  private record Message(String id, String body, int receives) {
    Message withReceiveCounted() {
      return new Message(id, body, receives + 1);
    }

    SQSMessage toSqsMessage() {
      var message = new SQSMessage();
      message.setMessageId(id);
      message.setBody(body);
      return message;
    }
  }
}
