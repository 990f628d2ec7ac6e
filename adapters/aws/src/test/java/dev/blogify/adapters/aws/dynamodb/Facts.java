package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.events.Journal;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The journals of all changes, as the streams of the tables tell them: each change once. */
record Facts(DynamoDbClient client, DynamoDbStreamsClient streams) {

  /** The CloudEvents of every change so far, those of one item in order. */
  Seq<String> all() {
    return Tables.ALL
        .filter(Table::isStreamed)
        .map(table -> client.describeTable(request -> request.tableName(table.name())))
        .flatMap(answer -> changes(answer.table().latestStreamArn()))
        .flatMap(change -> Item.of(change.dynamodb().newImage()).texts(Journal.ATTRIBUTE));
  }

  private Seq<Record> changes(String stream) {
    return Vector.ofAll(
            streams
                .describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards())
        .flatMap(shard -> changes(stream, shard));
  }

  /** From the beginning of a shard to the first answer without records. */
  private Seq<Record> changes(String stream, Shard shard) {
    var beginning =
        streams
            .getShardIterator(request ->
                request
                    .streamArn(stream)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return Stream.iterate(
            records(beginning),
            answer -> !answer.records().isEmpty(),
            answer -> records(answer.nextShardIterator()))
        .map(GetRecordsResponse::records)
        .collect(Vector.collector())
        .flatMap(each -> each);
  }

  private GetRecordsResponse records(String iterator) {
    return streams.getRecords(request -> request.shardIterator(iterator));
  }
}
