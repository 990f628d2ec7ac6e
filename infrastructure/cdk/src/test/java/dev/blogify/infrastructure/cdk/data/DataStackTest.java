package dev.blogify.infrastructure.cdk.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.cdk.Synthesis;
import dev.blogify.infrastructure.cdk.Synthesis.TemplateResource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DDB-1 and DDB-5. */
final class DataStackTest {
  private static final String TABLE = "AWS::DynamoDB::GlobalTable";

  @Test
  void deploysExactlyTheDeclaredTables() {
    assertThat(Synthesis.prod().resources(TABLE)).hasSize(Tables.ALL.size());
    assertThat(Synthesis.prod().resources("AWS::DynamoDB::Table")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableHasItsKeysAndIndexes(TableDefinition table) {
    var json = deployedTable(table).properties();

    assertThat(keys(json)).isEqualTo(keys(table));
    assertThat(names(json.path("GlobalSecondaryIndexes"), "IndexName"))
        .isEqualTo(table.indexes().map(TableDefinition.Index::name));
    for (var index : table.indexes().zip(List.ofAll(json.path("GlobalSecondaryIndexes")))) {
      assertThat(keys(index._2()))
          .isEqualTo(List.of(index._1().partitionKey().name(), index._1().sortKey().name()));
      assertThat(names(index._2().path("Projection").path("NonKeyAttributes")))
          .isEqualTo(index._1().projectedAttributes().getOrElse(List.empty()));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsOnDemandAndProtectedAgainstDeletion(TableDefinition table) {
    var resource = deployedTable(table);
    var replica = resource.properties().path("Replicas").path(0);

    assertThat(resource.properties().path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(
            replica.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
    assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(resource.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
    // False selects a key owned by DynamoDB; all tables are encrypted.
    assertThat(resource.properties().at("/SSESpecification/SSEEnabled").isBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void streamsAndTimeToLiveFollowTheTableDeclaration(TableDefinition table) {
    var json = deployedTable(table).properties();

    assertThat(json.at("/StreamSpecification/StreamViewType").asText())
        .isEqualTo(table.hasStream() ? "NEW_AND_OLD_IMAGES" : "");
    assertThat(json.at("/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo(table.ttlAttribute().getOrElse(""));
  }

  @Test
  void backupsAreRetainedIfTheStageEnablesThem() {
    var selected =
        Synthesis.complete()
            .resources("AWS::Backup::BackupSelection")
            .single()
            .properties()
            .at("/BackupSelection/Resources");

    assertThat(List.ofAll(selected)).hasSize(Tables.ALL.size());
    assertThat(
            Synthesis.complete()
                .resources("AWS::Backup::BackupVault")
                .single()
                .json()
                .path("DeletionPolicy")
                .asText())
        .isEqualTo("Retain");
    assertThat(Synthesis.prod().resources("AWS::Backup::BackupPlan")).isEmpty();
  }

  @Test
  void theCursorKeyIsGeneratedAndAbsentFromTemplates() {
    var secret = Synthesis.prod().resources("AWS::SecretsManager::Secret").single();

    assertThat(secret.properties().at("/GenerateSecretString/PasswordLength").asInt())
        .isEqualTo(64);
    assertThat(secret.properties().has("SecretString")).isFalse();
  }

  static Stream<TableDefinition> tables() {
    return Tables.ALL.toJavaStream();
  }

  private static TemplateResource deployedTable(TableDefinition table) {
    return Synthesis.prod()
        .resources(TABLE)
        .filter(resource -> resource.id().matches(table.name() + "[0-9A-F]{8}"))
        .single();
  }

  private static Seq<String> keys(TableDefinition table) {
    return List.of(table.partitionKey().name())
        .appendAll(table.sortKey().map(TableDefinition.KeyAttribute::name));
  }

  private static Seq<String> keys(JsonNode json) {
    return names(json.path("KeySchema"), "AttributeName");
  }

  private static Seq<String> names(JsonNode array, String member) {
    return List.ofAll(array).map(each -> each.path(member).asText());
  }

  private static Seq<String> names(JsonNode array) {
    return List.ofAll(array).map(JsonNode::asText);
  }
}
