package dev.blogify.adapters.in.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Maps real records after random mutations (EVT-3). */
final class DynamoDbStreamFuzzTest {
  private static final int SEEDS = 5_000;
  private static final Set<CloudEvent> REAL =
      HashSet.ofAll(StreamRecordFixtures.EVENTS_BY_RECORD.flatMap(events -> events));

  @Test
  void everyMutatedRecordIsDecodedOrUndecodable() throws IOException {
    var undecodable = 0;
    for (var seed = 0; seed < SEEDS; seed++) {
      var batch = StreamRecordFixtures.batch();
      var random = new Random(seed);
      var records = StreamRecordFixtures.records(batch);
      for (var mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
        mutate(records, random);
      }

      var entries =
          DynamoDbStreamJson.toEntries(
              DynamoDbStreamJson.readEvent(StreamRecordFixtures.json(batch)));

      assertThat(entries).as("seed %d", seed).hasSameSizeAs(records);
      for (var entry : entries) {
        assertThat(isValid(entry)).as("seed %d: %s", seed, entry).isTrue();
      }
      undecodable += entries.count(UndecodableRecord.class::isInstance);
    }
    assertThat(undecodable).isGreaterThan(SEEDS / 10);
  }

  /** Mutates the text of a batch instead of its values. */
  @Test
  void everyMutatedBatchIsDecodedOrUndecodable() {
    var whole = StreamRecordFixtures.json(StreamRecordFixtures.batch());
    for (var seed = 0; seed < SEEDS; seed++) {
      var mutated = mutated(whole, new Random(seed));

      var entries = DynamoDbStreamJson.reparse(new UndecodableRecord("0", "a", "because", mutated));

      for (var entry : entries) {
        assertThat(isValid(entry)).as("seed %d: %s", seed, entry).isTrue();
      }
    }
  }

  /** Decoded events have one subject; an undecodable record is undecodable again. */
  private static boolean isValid(OutboxEntry entry) {
    return switch (entry) {
      case Decoded(var position, var events) ->
          !position.isEmpty()
              && events.map(CloudEvent::subject).distinct().size() <= 1
              && events.forAll(event -> REAL.contains(event) || event.json().startsWith("{"));
      case UndecodableRecord undecodable ->
          !undecodable.reason().isBlank()
              && !undecodable.id().isEmpty()
              && !DynamoDbStreamJson.reparse(undecodable).isEmpty()
              && DynamoDbStreamJson.reparse(undecodable)
                  .forAll(UndecodableRecord.class::isInstance);
    };
  }

  /** Replaces or removes a random value at a random depth. */
  @SuppressWarnings("unchecked") // Every object and list was made by Records.
  private static void mutate(@Nullable Object container, Random random) {
    if (container instanceof Map<?, ?> map && !map.isEmpty()) {
      var object = (Map<String, Object>) map;
      var name = new ArrayList<>(object.keySet()).get(random.nextInt(object.size()));
      var value = object.get(name);
      if (!mutatesInside(value, random)) {
        if (random.nextInt(4) == 0) {
          object.remove(name);
          object.put(name + random.nextInt(3), value);
        } else {
          object.put(name, replacement(value, random));
        }
      }
    } else if (container instanceof List<?> list && !list.isEmpty()) {
      var array = (List<Object>) list;
      var index = random.nextInt(array.size());
      if (!mutatesInside(array.get(index), random)) {
        array.set(index, replacement(array.get(index), random));
      }
    }
  }

  private static boolean mutatesInside(@Nullable Object value, Random random) {
    if ((value instanceof Map || value instanceof List) && random.nextInt(8) > 0) {
      mutate(value, random);
      return true;
    }
    return false;
  }

  private static Object replacement(@Nullable Object value, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> StreamRecordFixtures.map();
      case 1 -> StreamRecordFixtures.list();
      case 2 ->
          StreamRecordFixtures.list(
              StreamRecordFixtures.list(1, "x"), StreamRecordFixtures.map("S", "x"));
      case 3 -> random.nextInt();
      case 4 -> random.nextBoolean();
      case 5 -> "";
      case 6 -> StreamRecordFixtures.map("S", StreamRecordFixtures.map("S", "x"));
      default -> mutated(String.valueOf(value), random);
    };
  }

  private static String mutated(String text, Random random) {
    if (text.isEmpty()) {
      return "x";
    }
    var at = random.nextInt(text.length());
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 3));
      case 2 ->
          text.substring(0, at) + "\"}]{,:0\\u".charAt(random.nextInt(9)) + text.substring(at);
      default -> text.substring(0, at) + (char) random.nextInt(0x180) + text.substring(at + 1);
    };
  }
}
