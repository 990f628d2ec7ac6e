package dev.blogify.infrastructure.acceptance.platforms.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.lambda.StreamMapping;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the stream of a table and invokes a function as a {@link StreamMapping} defines, which is
 * Lambda's part. A batch is retried from the first reported failure; after a fault it is bisected;
 * after the maximum number of attempts it is discarded.
 */
final class StreamPoller implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MILLIS_BETWEEN_READS = 20;

  private final StreamMapping mapping;
  private final DynamoDbStreamsClient streams;
  private final Function<byte[], byte[]> function;
  private final BiConsumer<String, byte[]> onRetriesExhausted;
  private final Runnable onActivity;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger emptyReads = new AtomicInteger();
  private final String stream;
  private final List<Thread> readers;

  /**
   * Starts polling.
   *
   * @param discarded receives the shard and the event of each discarded batch
   * @param moved runs after each read that returned records
   */
  StreamPoller(
      StreamMapping mapping,
      DynamoDbClient tables,
      DynamoDbStreamsClient streams,
      Function<byte[], byte[]> function,
      BiConsumer<String, byte[]> discarded,
      Runnable moved) {
    this.mapping = mapping;
    this.streams = streams;
    this.function = function;
    this.onRetriesExhausted = discarded;
    this.onActivity = moved;
    stream =
        tables
            .describeTable(request -> request.tableName(LocalTables.NAMES.of(mapping.table())))
            .table()
            .latestStreamArn();
    readers =
        List.ofAll(
                streams
                    .describeStream(request -> request.streamArn(stream))
                    .streamDescription()
                    .shards())
            .map(shard ->
                Thread.ofVirtual()
                    .name("stream-" + mapping.table().name())
                    .start(() -> read(shard)));
  }

  /** The number of empty reads. If it increases twice, all earlier writes were read. */
  int emptyReads() {
    return emptyReads.get();
  }

  @Override
  public void close() {
    closed.countDown();
    readers.forEach(StreamPoller::join);
  }

  private static void join(Thread reader) {
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read(Shard shard) {
    var last = Option.<String>none();
    while (!isClosed()) {
      var batch = readAfter(last, shard);
      if (batch.isDefined() && !batch.get().isEmpty()) {
        onActivity.run();
        deliver(shard.shardId(), batch.get(), mapping.maxRetries());
        onActivity.run();
        last = Option.some(batch.get().last().dynamodb().sequenceNumber());
      }
      if (batch.exists(Vector::isEmpty)) {
        emptyReads.incrementAndGet();
      }
    }
  }

  /**
   * The next batch; none if the trim horizon moved. In DynamoDB Local, an iterator from before the
   * first record is trimmed when that record is written.
   */
  private Option<Vector<Record>> readAfter(Option<String> last, Shard shard) {
    var request = GetShardIteratorRequest.builder().streamArn(stream).shardId(shard.shardId());
    var from =
        last.map(number ->
                request
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(number))
            .getOrElse(() -> request.shardIteratorType(mapping.startingPosition().name()));
    var iterator = streams.getShardIterator(from.build()).shardIterator();
    try {
      var read =
          streams.getRecords(next -> next.shardIterator(iterator).limit(mapping.batchSize()));
      return Option.some(Vector.ofAll(read.records()));
    } catch (TrimmedDataAccessException begun) {
      return Option.none();
    }
  }

  private boolean isClosed() {
    try {
      return closed.await(MILLIS_BETWEEN_READS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Bisection does not count as a retry (AWS: Using Lambda with DynamoDB Streams). */
  private void deliver(String shard, Vector<Record> batch, int retries) {
    var failed = failedSequenceNumbers(batch);
    if (failed.isDefined() && failed.get().isEmpty()) {
      return;
    }
    var rest = failed.map(numbers -> fromFirstFailure(batch, numbers)).getOrElse(batch);
    if (failed.isEmpty() && mapping.bisectsOnError() && batch.size() > 1) {
      deliver(shard, batch.take(batch.size() / 2), retries);
      deliver(shard, batch.drop(batch.size() / 2), retries);
    } else if (retries > 0) {
      deliver(shard, rest, retries - 1);
    } else {
      onRetriesExhausted.accept(shard, StreamEventJson.fromRecords(rest, stream));
    }
  }

  private static Vector<Record> fromFirstFailure(Vector<Record> batch, Seq<String> failed) {
    return batch.dropUntil(each -> failed.contains(each.dynamodb().sequenceNumber()));
  }

  /**
   * The failures that the function reported; an empty list means success. None after a fault, or if
   * the response names an unknown record.
   */
  private Option<Seq<String>> failedSequenceNumbers(Vector<Record> batch) {
    try {
      var answer = JSON.readTree(function.apply(StreamEventJson.fromRecords(batch, stream)));
      Seq<String> failed =
          Vector.ofAll(answer.path("batchItemFailures"))
              .map(failure -> failure.path("itemIdentifier").asText());
      var numbers = batch.map(each -> each.dynamodb().sequenceNumber());
      return Option.when(numbers.containsAll(failed), failed);
    } catch (IOException | RuntimeException fault) {
      return Option.none();
    }
  }
}
