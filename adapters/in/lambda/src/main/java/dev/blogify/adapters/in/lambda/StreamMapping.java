package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.in.lambda.Grant.Resource.FailureBucket;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableStream;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;

/**
 * How a function reads the stream of a table (EVT-7; AWS: event source mappings). It reports the
 * first record that failed, and reading begins again from there; a batch that failed as a whole is
 * split in two. What fails too often or for too long goes to the failure bucket with its records,
 * as no queue would keep them.
 *
 * @param function as {@link LambdaFunctions} calls it
 * @param batchSize the most records of one invocation
 * @param batchingWindow how long is waited for more records, once there is one
 * @param startingPosition where a new mapping begins to read
 * @param reportsBatchItemFailures whether a function may say which records failed
 * @param bisectsOnError whether a batch that failed as a whole is split in two
 * @param maxRetries after the first attempt
 * @param maxRecordAge of a stream that keeps 24 h
 * @param parallelizationFactor how many batches of a shard are handled at a time
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
  /** The one list of all streams that are read, and how. */
  public static final Seq<StreamMapping> ALL =
      Tables.ALL.filter(TableDefinition::hasStream).map(StreamMapping::forTable);

  /** Calls of the bus are made one after another, so a batch must fit in an invocation. */
  private static StreamMapping forTable(TableDefinition table) {
    return new StreamMapping(
        table,
        "publishEvents",
        100,
        Duration.ZERO,
        StartingPosition.TRIM_HORIZON,
        true,
        true,
        10,
        Duration.ofHours(6),
        1);
  }

  /** What Lambda does in the function's name: it reads, and keeps what it gives up. */
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

  /** Where to begin. */
  public enum StartingPosition {
    /** With the oldest record that the stream still has, so that none is skipped. */
    TRIM_HORIZON
  }
}
