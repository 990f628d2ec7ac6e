package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads the outbox entries of all changes from the streams of the tables. */
record StreamReader(DynamoDbClient client, DynamoDbStreamsClient streams) {

  /** The CloudEvents of all changes, in order per item. */
  Seq<String> readEvents() {
    return Tables.ALL
        .filter(TableDefinition::hasStream)
        .map(table -> client.describeTable(request -> request.tableName(table.name())))
        .flatMap(answer -> readChanges(answer.table().latestStreamArn()))
        .flatMap(change -> Item.of(change.dynamodb().newImage()).texts(Outbox.ATTRIBUTE));
  }

  private Seq<Record> readChanges(String stream) {
    return Vector.ofAll(
            streams
                .describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards())
        .flatMap(shard -> readChanges(stream, shard));
  }

  /** Reads a shard from its iterator to the first response without records. */
  private Seq<Record> readChanges(String stream, Shard shard) {
    var iterator =
        streams
            .getShardIterator(request ->
                request
                    .streamArn(stream)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return Stream.iterate(
            getRecords(iterator),
            answer -> !answer.records().isEmpty(),
            answer -> getRecords(answer.nextShardIterator()))
        .map(GetRecordsResponse::records)
        .collect(Vector.collector())
        .flatMap(each -> each);
  }

  private GetRecordsResponse getRecords(String iterator) {
    return streams.getRecords(request -> request.shardIterator(iterator));
  }
}
