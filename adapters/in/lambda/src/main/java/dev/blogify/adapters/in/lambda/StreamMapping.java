package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.in.lambda.Grant.Resource.FailureBucket;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableStream;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;

/**
 * An event source mapping from a table's stream to a function (EVT-7; AWS: event source mappings).
 * The function reports the first failed record, and Lambda retries from that record; if the whole
 * invocation fails, Lambda splits the batch. The failure destination is the failure bucket, because
 * S3 receives the records of the batch, and a queue only their positions.
 *
 * @param function the id of the function
 * @param batchSize the maximum number of records per invocation
 * @param batchingWindow the time for which Lambda waits for further records after the first one
 * @param reportsBatchItemFailures whether the function reports which records failed
 * @param bisectsOnError whether Lambda splits a batch in two if the whole invocation fails
 * @param maxRetries the number of retries after the first attempt
 * @param maxRecordAge the age after which Lambda stops retrying; below the stream's retention of 24
 *     hours
 * @param parallelizationFactor the number of concurrent batches per shard
 */
public record StreamMapping(
    TableDefinition table,
    String function,
    int batchSize,
    Duration batchingWindow,
    StartingPosition startingPosition,
    boolean reportsBatchItemFailures,
    boolean bisectsOnError,
    int maxRetries,
    Duration maxRecordAge,
    int parallelizationFactor) {
  /** The mappings of all tables with a stream. */
  public static final Seq<StreamMapping> ALL =
      Tables.ALL.filter(TableDefinition::hasStream).map(StreamMapping::forTable);

  /**
   * The batch size is small enough for one invocation, in which the outbox relay calls the event
   * bus sequentially.
   */
  private static StreamMapping forTable(TableDefinition table) {
    return new StreamMapping(
        table,
        LambdaFunctions.OUTBOX_RELAY,
        100,
        Duration.ZERO,
        StartingPosition.TRIM_HORIZON,
        true,
        true,
        10,
        Duration.ofHours(6),
        1);
  }

  /** The permissions that the mapping requires in the function's role. */
  public Seq<Grant> grants() {
    return List.of(
        new Grant(
            new TableStream(table),
            List.of(
                "dynamodb:DescribeStream",
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:ListStreams")),
        new Grant(new FailureBucket(), List.of("s3:ListBucket", "s3:PutObject")));
  }

  /** The position in the stream from which a new mapping reads. */
  public enum StartingPosition {
    /** The oldest record of the stream, so that the mapping reads all records. */
    TRIM_HORIZON
  }
}
