package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.cdk.Synthesis.Resource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DDB-1 and DDB-5. */
final class DataTest {
  private static final String TABLE = "AWS::DynamoDB::GlobalTable";

  @Test
  void thereAreTheTablesOfTheListAndNoOthers() {
    assertThat(Synthesis.prod().resources(TABLE)).hasSize(Tables.ALL.size());
    assertThat(Synthesis.prod().resources("AWS::DynamoDB::Table")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableHasItsKeysAndIndexes(Table table) {
    var json = deployed(table).properties();

    assertThat(keys(json)).isEqualTo(keys(table));
    assertThat(names(json.path("GlobalSecondaryIndexes"), "IndexName"))
        .isEqualTo(table.indexes().map(Table.Index::name));
    for (var index : table.indexes().zip(List.ofAll(json.path("GlobalSecondaryIndexes")))) {
      assertThat(keys(index._2()))
          .isEqualTo(List.of(index._1().partition().name(), index._1().sort().name()));
      assertThat(names(index._2().path("Projection").path("NonKeyAttributes")))
          .isEqualTo(index._1().projected().getOrElse(List.empty()));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsPaidByRequestAndOutlivesMistakes(Table table) {
    var resource = deployed(table);
    var replica = resource.properties().path("Replicas").path(0);

    assertThat(resource.properties().path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(
            replica.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
    assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(resource.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
    // False stands for a key of DynamoDB's own: no table is without encryption.
    assertThat(resource.properties().at("/SSESpecification/SSEEnabled").isBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatIsPublishedIsStreamedAndWhatExpiresSaysWhen(Table table) {
    var json = deployed(table).properties();

    assertThat(json.at("/StreamSpecification/StreamViewType").asText())
        .isEqualTo(table.isStreamed() ? "NEW_AND_OLD_IMAGES" : "");
    assertThat(json.at("/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo(table.expiry().getOrElse(""));
  }

  @Test
  void backupsOutliveTheirTablesWhereAStageWantsThem() {
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
  void theKeyOfCursorsIsMadeByAwsAndKeptFromAllTemplates() {
    var secret = Synthesis.prod().resources("AWS::SecretsManager::Secret").single();

    assertThat(secret.properties().at("/GenerateSecretString/PasswordLength").asInt())
        .isEqualTo(64);
    assertThat(secret.properties().has("SecretString")).isFalse();
  }

  static Stream<Table> tables() {
    return Tables.ALL.toJavaStream();
  }

  private static Resource deployed(Table table) {
    return Synthesis.prod()
        .resources(TABLE)
        .filter(resource -> resource.id().matches(table.name() + "[0-9A-F]{8}"))
        .single();
  }

  private static Seq<String> keys(Table table) {
    return List.of(table.partition().name()).appendAll(table.sort().map(Table.Attribute::name));
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
