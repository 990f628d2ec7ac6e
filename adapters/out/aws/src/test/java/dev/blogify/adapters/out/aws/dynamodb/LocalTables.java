package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Creates empty tables of {@link Tables} in DynamoDB Local, isolated by account. */
public final class LocalTables {
  /** The names of the tables: the logical names. */
  public static final TableNames NAMES = TableDefinition::name;

  public static final Region REGION = Region.EU_WEST_3;

  /** Shared by all clients of this process, and never closed. */
  static final SdkHttpClient HTTP_CLIENT = UrlConnectionHttpClient.create();

  private LocalTables() {}

  /** Creates all tables in a new account. */
  public static DynamoDbClient create() {
    return create(newCredentials());
  }

  /** Creates all tables in an account without tables. */
  public static DynamoDbClient create(StaticCredentialsProvider account) {
    return create(account, Tables.ALL, _ -> {});
  }

  /** Creates only the given tables, which is faster. */
  static DynamoDbClient create(
      StaticCredentialsProvider account,
      Seq<TableDefinition> tables,
      Consumer<ClientOverrideConfiguration.Builder> configuration) {
    return create(DynamoDbLocal.endpoint(), account, tables, configuration);
  }

  static DynamoDbClient create(
      URI endpoint,
      StaticCredentialsProvider account,
      Seq<TableDefinition> tables,
      Consumer<ClientOverrideConfiguration.Builder> configuration) {
    var client = client(endpoint, account, HTTP_CLIENT, configuration);
    tables.map(LocalTables::createTableRequest).forEach(client::createTable);
    return client;
  }

  static DynamoDbClient client(
      URI endpoint,
      StaticCredentialsProvider account,
      SdkHttpClient http,
      Consumer<ClientOverrideConfiguration.Builder> configuration) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(account)
        .httpClient(http)
        .overrideConfiguration(configuration)
        .build();
  }

  /** The credentials of a new account; DynamoDB Local separates tables by access key. */
  public static StaticCredentialsProvider newCredentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(UUID.randomUUID().toString().replace("-", ""), "secret"));
  }

  private static CreateTableRequest createTableRequest(TableDefinition table) {
    var indexes = table.indexes().map(LocalTables::index);
    var attributes =
        table
            .indexes()
            .flatMap(index -> List.of(index.partitionKey(), index.sortKey()))
            .prependAll(table.sortKey())
            .prepend(table.partitionKey())
            .distinct()
            .map(LocalTables::attributeDefinition);
    return CreateTableRequest.builder()
        .tableName(table.name())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(
            List.of(key(table.partitionKey(), KeyType.HASH))
                .appendAll(table.sortKey().map(sort -> key(sort, KeyType.RANGE)))
                .asJava())
        .attributeDefinitions(attributes.asJava())
        .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes.asJava())
        .streamSpecification(
            table.hasStream()
                ? StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                    .build()
                : null)
        .build();
  }

  private static GlobalSecondaryIndex index(TableDefinition.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(key(index.partitionKey(), KeyType.HASH), key(index.sortKey(), KeyType.RANGE))
        .projection(
            index
                .projectedAttributes()
                .map(LocalTables::projection)
                .getOrElse(Projection.builder().projectionType(ProjectionType.ALL).build()))
        .build();
  }

  private static Projection projection(Seq<String> attributes) {
    return attributes.isEmpty()
        ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
        : Projection.builder()
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes(attributes.asJava())
            .build();
  }

  private static KeySchemaElement key(TableDefinition.KeyAttribute attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
  }

  private static AttributeDefinition attributeDefinition(TableDefinition.KeyAttribute attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.name())
        .attributeType(
            switch (attribute.type()) {
              case TEXT -> ScalarAttributeType.S;
              case NUMBER -> ScalarAttributeType.N;
            })
        .build();
  }
}
