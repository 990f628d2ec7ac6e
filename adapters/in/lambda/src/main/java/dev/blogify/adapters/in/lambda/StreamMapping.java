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
 * The function reports the first failed record, and Lambda resumes there; Lambda splits a batch
 * that failed as a whole. After the last retry Lambda writes the batch to the failure bucket,
 * because a queue would receive only the position of the records.
 *
 * @param function the id of the function
 * @param batchSize maximum number of records per invocation
 * @param batchingWindow time to wait for more records after the first one
 * @param reportsBatchItemFailures whether the function reports which records failed
 * @param bisectsOnError whether Lambda splits a batch that failed as a whole
 * @param maxRetries after the first attempt
 * @param maxRecordAge below the stream's retention of 24 h
 * @param parallelizationFactor concurrent batches per shard
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

  /** The batch size fits into one invocation, because the publisher calls the bus sequentially. */
  private static StreamMapping forTable(TableDefinition table) {
    return new StreamMapping(
        table,
        LambdaFunctions.PUBLISHER,
        100,
        Duration.ZERO,
        StartingPosition.TRIM_HORIZON,
        true,
        true,
        10,
        Duration.ofHours(6),
        1);
  }

  /** The permissions that Lambda needs in the function's role for the mapping. */
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

  /** Where a new mapping starts to read. */
  public enum StartingPosition {
    /** At the oldest record of the stream, so that no record is skipped. */
    TRIM_HORIZON
  }
}
