package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.in.consumers.DynamoDbStreamJson;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.events.SimulatedStreamRecords;
import dev.blogify.infrastructure.acceptance.simulation.faults.LostResponseException;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A shard of a stream and its event source mapping. Changes of one item arrive in order; changes of
 * several items arrive in any order. A batch is retried from the lowest failed position, bisected
 * after a fault, and sent to the failure destination when its retries are exhausted (EVT-5, EVT-7).
 */
final class SimulatedShard {
  /** The number of retries of a batch. */
  static final int MAX_RETRIES = 10;

  private static final int MAX_BATCH_SIZE = 6;

  private final SimulatedPlatform platform;
  private final SeededRandom random;
  private final Trace trace;
  private final Counters counters;
  private final Publisher publisher;
  private final Wiring wiring;
  private final Consumer<List<JsonObject>> onRetriesExhausted;
  private final Map<String, Deque<JsonObject>> unreadRecords = new LinkedHashMap<>();
  private final Deque<Batch> batches = new ArrayDeque<>();
  private long position;
  private boolean isRunning;

  SimulatedShard(
      SimulatedPlatform platform,
      Publisher publisher,
      Wiring wiring,
      Consumer<List<JsonObject>> outOfRetries) {
    this.platform = platform;
    this.random = platform.random();
    this.trace = platform.trace();
    this.counters = platform.counters();
    this.publisher = publisher;
    this.wiring = wiring;
    this.onRetriesExhausted = outOfRetries;
  }

  /** Adds a change of an item; its position in the shard is determined later. */
  void write(String item, JsonObject change) {
    unreadRecords.computeIfAbsent(item, _ -> new ArrayDeque<>()).add(change);
  }

  boolean isIdle() {
    return isRunning || (batches.isEmpty() && unreadRecords.isEmpty());
  }

  /**
   * Invokes the function once, unless it is running, because a shard has one invocation at a time.
   */
  void poll() {
    if (isIdle()) {
      return;
    }
    if (batches.isEmpty()) {
      batches.add(new Batch(nextBatch(), 0));
    }
    var batch = batches.remove();
    isRunning = true;
    try {
      invoke(batch);
    } finally {
      isRunning = false;
    }
  }

  /** An exception makes Lambda report a failed invocation. */
  private void invoke(Batch batch) {
    trace.log("stream", batch.positions());
    try {
      var failed =
          publisher.handle(
              DynamoDbStreamJson.toEntries(SimulatedStreamRecords.toEvent(batch.records()))
                  .toVector());
      trace.log("stream answers", failed.getOrElse("all"));
      failed.peek(at -> retryFrom(batch, at)).onEmpty(() -> complete(batch));
    } catch (SimulatedCrash | StoreBusyException | LostResponseException fault) {
      trace.log("stream function fails", fault.getClass().getSimpleName());
      if (!wiring.advancesPositionBeforeHandling()) {
        bisect(batch);
      }
    }
  }

  private void complete(Batch batch) {
    if (random.occursPerMille(platform.faultRates().duplicates())) {
      counters.increment(Counter.DUPLICATES);
      batches.addFirst(batch);
    }
  }

  private void retryFrom(Batch batch, String position) {
    var from = 0;
    while (from < batch.records().size() && !position(batch.records().get(from)).equals(position)) {
      from++;
    }
    retry(new Batch(batch.records().subList(from, batch.records().size()), batch.tries() + 1));
  }

  /** Bisection does not count as a retry (AWS: Lambda, event source mapping of DynamoDB). */
  private void bisect(Batch batch) {
    var size = batch.records().size();
    if (size == 1) {
      retry(new Batch(batch.records(), batch.tries() + 1));
    } else {
      counters.increment(Counter.RETRIES);
      batches.addFirst(new Batch(batch.records().subList(size / 2, size), batch.tries()));
      batches.addFirst(new Batch(batch.records().subList(0, size / 2), batch.tries()));
    }
  }

  private void retry(Batch batch) {
    counters.increment(Counter.RETRIES);
    if (batch.tries() <= MAX_RETRIES) {
      batches.addFirst(batch);
    } else {
      trace.log("retries exhausted", batch.positions());
      counters.add(Counter.RETRIES_EXHAUSTED, batch.records().size());
      onRetriesExhausted.accept(batch.records());
    }
  }

  private List<JsonObject> nextBatch() {
    var read = new ArrayList<JsonObject>();
    var size = random.nextBetween(1, MAX_BATCH_SIZE);
    while (read.size() < size && !unreadRecords.isEmpty()) {
      var place = random.nextBelow(unreadRecords.size());
      if (place > 0) {
        counters.increment(Counter.REORDERS);
      }
      var item = List.copyOf(unreadRecords.entrySet()).get(place);
      read.add(withSequenceNumber(item.getValue().remove()));
      if (item.getValue().isEmpty()) {
        unreadRecords.remove(item.getKey());
      }
    }
    return List.copyOf(read);
  }

  private JsonObject withSequenceNumber(JsonObject change) {
    position++;
    return change.with(
        "dynamodb",
        change
            .object("dynamodb")
            .with("SequenceNumber", String.format(Locale.ROOT, "%021d", position)));
  }

  private static String position(JsonObject record) {
    return record.object("dynamodb").text("SequenceNumber");
  }

  /** The function of the stream. */
  @FunctionalInterface
  interface Publisher {
    /** The position of the lowest failed entry; none if all are published. */
    Option<String> handle(Vector<OutboxEntry> entries);
  }

  private record Batch(List<JsonObject> records, int tries) {
    String positions() {
      return position(records.getFirst()) + " +" + (records.size() - 1);
    }
  }
}
