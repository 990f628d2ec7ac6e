package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.blogify.acceptance.simulation.Tally.Kind;
import dev.blogify.adapters.consumers.StreamRecords;
import dev.blogify.application.Busy;
import dev.blogify.application.event.JournalEntry;
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
 * A shard of a stream, and the event source mapping that reads it: changes of one item come in
 * order, those of several in any. What fails is tried again from the lowest failed position, by
 * halves if the function fell over, so many times, and then sent elsewhere (EVT-5, EVT-7).
 */
final class Shard {
  /** How often a batch is tried again. */
  static final int RETRIES = 10;

  private static final int LARGEST_BATCH = 6;

  private final World world;
  private final Chance chance;
  private final Trace trace;
  private final Tally tally;
  private final Publisher publisher;
  private final Wiring wiring;
  private final Consumer<List<DynamodbStreamRecord>> outOfRetries;
  private final Map<String, Deque<DynamodbStreamRecord>> written = new LinkedHashMap<>();
  private final Deque<Batch> batches = new ArrayDeque<>();
  private long position;
  private boolean runs;

  Shard(
      World world,
      Publisher publisher,
      Wiring wiring,
      Consumer<List<DynamodbStreamRecord>> outOfRetries) {
    this.world = world;
    this.chance = world.chance();
    this.trace = world.trace();
    this.tally = world.tally();
    this.publisher = publisher;
    this.wiring = wiring;
    this.outOfRetries = outOfRetries;
  }

  /** Adds what was written of an item; where it stands in the shard is decided later. */
  void write(String item, DynamodbStreamRecord change) {
    written.computeIfAbsent(item, _ -> new ArrayDeque<>()).add(change);
  }

  boolean isIdle() {
    return runs || (batches.isEmpty() && written.isEmpty());
  }

  /** Runs the function once, unless it runs already: there is one at a time for each shard. */
  void poll() {
    if (isIdle()) {
      return;
    }
    if (batches.isEmpty()) {
      batches.add(new Batch(read(), 0));
    }
    var batch = batches.remove();
    runs = true;
    try {
      invoke(batch);
    } finally {
      runs = false;
    }
  }

  /** What is thrown is what makes Lambda report that the function fell over. */
  private void invoke(Batch batch) {
    trace.note("stream", batch.positions());
    try {
      var failed =
          publisher.handle(StreamRecords.entries(StreamBatches.batch(batch.records())).toVector());
      trace.note("stream answers", failed.getOrElse("all"));
      failed.peek(at -> again(batch, at)).onEmpty(() -> done(batch));
    } catch (Crash | Busy | LostAnswer fault) {
      trace.note("stream falls over", fault.getClass().getSimpleName());
      if (!wiring.advancesFirst()) {
        halve(batch);
      }
    }
  }

  private void done(Batch batch) {
    if (chance.happens(world.faults().duplicates())) {
      tally.count(Kind.DUPLICATES);
      batches.addFirst(batch);
    }
  }

  private void again(Batch batch, String position) {
    var from = 0;
    while (from < batch.records().size() && !position(batch.records().get(from)).equals(position)) {
      from++;
    }
    retry(new Batch(batch.records().subList(from, batch.records().size()), batch.tries() + 1));
  }

  /** Halves do not count as tries (AWS: Lambda, event source mapping of DynamoDB). */
  private void halve(Batch batch) {
    var size = batch.records().size();
    if (size == 1) {
      retry(new Batch(batch.records(), batch.tries() + 1));
    } else {
      tally.count(Kind.RETRIES);
      batches.addFirst(new Batch(batch.records().subList(size / 2, size), batch.tries()));
      batches.addFirst(new Batch(batch.records().subList(0, size / 2), batch.tries()));
    }
  }

  private void retry(Batch batch) {
    tally.count(Kind.RETRIES);
    if (batch.tries() <= RETRIES) {
      batches.addFirst(batch);
    } else {
      trace.note("out of retries", batch.positions());
      tally.add(Kind.EXHAUSTED, batch.records().size());
      outOfRetries.accept(batch.records());
    }
  }

  private List<DynamodbStreamRecord> read() {
    var read = new ArrayList<DynamodbStreamRecord>();
    var size = chance.from(1, LARGEST_BATCH);
    while (read.size() < size && !written.isEmpty()) {
      var place = chance.below(written.size());
      if (place > 0) {
        tally.count(Kind.REORDERS);
      }
      var item = List.copyOf(written.entrySet()).get(place);
      read.add(placed(item.getValue().remove()));
      if (item.getValue().isEmpty()) {
        written.remove(item.getKey());
      }
    }
    return List.copyOf(read);
  }

  private DynamodbStreamRecord placed(DynamodbStreamRecord change) {
    position++;
    change.getDynamodb().setSequenceNumber(String.format(Locale.ROOT, "%021d", position));
    return change;
  }

  private static String position(DynamodbStreamRecord record) {
    return record.getDynamodb().getSequenceNumber();
  }

  /** The function behind the stream. */
  @FunctionalInterface
  interface Publisher {
    /** The position of the lowest entry that failed; none if all are published. */
    Option<String> handle(Vector<JournalEntry> entries);
  }

  private record Batch(List<DynamodbStreamRecord> records, int tries) {
    String positions() {
      return position(records.getFirst()) + " +" + (records.size() - 1);
    }
  }
}
