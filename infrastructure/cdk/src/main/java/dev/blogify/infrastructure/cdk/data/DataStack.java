package dev.blogify.infrastructure.cdk.data;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.ReplicaTableProps;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.ReplicaRegion;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;

/** The DynamoDB tables, and the secret with the key that encrypts pagination cursors. */
public final class DataStack extends Stack {
  private static final String CURSOR_SECRET_NAME_OUTPUT = "CursorSecretName";

  private static final PointInTimeRecoverySpecification POINT_IN_TIME_RECOVERY =
      PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build();

  private final Map<TableDefinition, TableV2> tables;
  private final Secret cursorSecret;

  public DataStack(App app, Stage stage) {
    super(app, "Data", StackDefaults.stackProps(stage, "data", "Tables and the cursor key"));
    tables = Tables.ALL.toLinkedMap(table -> table, table -> createTable(table, stage));
    if (stage.operations().hasBackups()) {
      createBackups(stage);
    }
    cursorSecret = createCursorSecret(stage);
    CdkNagSuppressions.suppress(
        cursorSecret,
        "AwsSolutions-SMG4",
        "A rotation invalidates the cursors that clients hold, and a cursor gives no access to"
            + " data (ADR 20). docs/runbooks/rotate-keys.md describes a manual rotation.");
  }

  public ResourceRegistry addResourcesTo(ResourceRegistry resources) {
    return tables
        .foldLeft(resources, (registry, entry) -> addTable(registry, entry._1(), entry._2()))
        .with(
            ResourceRegistry.CURSOR_SECRET_ID,
            cursorSecret.getSecretArn(),
            cursorSecret.getSecretArn());
  }

  /**
   * The replicas of tables and secret in the Region of another stack. Names are the same in both
   * Regions, and the ARN of a secret differs only in the Region. The stack exports the name of the
   * secret, because CloudFormation cannot split a value that it reads from another Region.
   */
  public ResourceRegistry replicaResourcesFor(Stack standby) {
    var secretRef = StackDefaults.cfnResource(cursorSecret, CfnSecret.class).getRef();
    CfnOutput.Builder.create(this, CURSOR_SECRET_NAME_OUTPUT)
        .value(Fn.select(6, Fn.split(":", secretRef)))
        .build();
    var secretName = Fn.getStackOutput(getStackName(), CURSOR_SECRET_NAME_OUTPUT, getRegion());
    var secretArn = arn(standby, "secretsmanager", "secret:" + secretName);
    return tables
        .foldLeft(
            ResourceRegistry.EMPTY,
            (registry, entry) -> addReplica(registry, standby, entry._1(), entry._2()))
        .with(ResourceRegistry.CURSOR_SECRET_ID, secretArn, secretArn);
  }

  private static ResourceRegistry addReplica(
      ResourceRegistry resources, Stack standby, TableDefinition definition, TableV2 table) {
    // A stack in another Region can refer to the attributes of the CloudFormation resource only.
    var name = StackDefaults.cfnResource(table, CfnGlobalTable.class).getRef();
    return resources.with(
        definition.environmentVariable(), name, arn(standby, "dynamodb", "table/" + name));
  }

  private static String arn(Stack stack, String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(stack.getPartition(), service, stack.getRegion(), stack.getAccount(), resource);
  }

  private static ResourceRegistry addTable(
      ResourceRegistry resources, TableDefinition definition, TableV2 table) {
    var withTable =
        resources.with(definition.environmentVariable(), table.getTableName(), table.getTableArn());
    var stream = table.getTableStreamArn();
    return stream == null
        ? withTable
        : withTable.with(ResourceRegistry.streamKey(definition), stream, stream);
  }

  private TableV2 createTable(TableDefinition table, Stage stage) {
    var builder =
        TableV2.Builder.create(this, table.name())
            .partitionKey(attribute(table.partitionKey()))
            .globalSecondaryIndexes(table.indexes().map(DataStack::globalSecondaryIndex).asJava())
            .billing(Billing.onDemand())
            .encryption(TableEncryptionV2.dynamoOwnedKey())
            .pointInTimeRecoverySpecification(POINT_IN_TIME_RECOVERY)
            .deletionProtection(stage.operations().isDeletionProtected())
            .removalPolicy(StackDefaults.removalPolicy(stage));
    table.sortKey().map(DataStack::attribute).forEach(builder::sortKey);
    table.ttlAttribute().forEach(builder::timeToLiveAttribute);
    var replicas = stage.secondRegion().map(region -> replica(stage, region)).toList();
    if (replicas.nonEmpty()) {
      builder.replicas(replicas.asJava());
    }
    // Replication requires a stream with both images. Tables with consumers have the same view type
    // from the start, because a new stream has a new ARN, which the events stack imports.
    if (table.hasStream() || replicas.nonEmpty()) {
      builder.dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES);
    }
    return builder.build();
  }

  private static ReplicaTableProps replica(Stage stage, SecondRegion secondRegion) {
    return ReplicaTableProps.builder()
        .region(secondRegion.region())
        .pointInTimeRecoverySpecification(POINT_IN_TIME_RECOVERY)
        .deletionProtection(stage.operations().isDeletionProtected())
        .build();
  }

  /**
   * Creates daily backups for 35 days and monthly ones for a year, because point-in-time recovery
   * ends when a table is deleted. The media bucket has no backup, because AWS Backup requires
   * versioned buckets.
   */
  private void createBackups(Stage stage) {
    var vault =
        BackupVault.Builder.create(this, "Vault")
            .backupVaultName(stage.resourcePrefix())
            .removalPolicy(StackDefaults.removalPolicy(stage))
            .build();
    var selection =
        BackupPlan.Builder.create(this, "Backups")
            .backupPlanName(stage.resourcePrefix())
            .backupPlanRules(
                List.of(BackupPlanRule.daily(vault), BackupPlanRule.monthly1Year(vault)).asJava())
            .build()
            .addSelection(
                "Tables",
                BackupSelectionOptions.builder()
                    .resources(tables.values().map(BackupResource::fromDynamoDbTable).asJava())
                    .build());
    CdkNagSuppressions.suppress(
        selection,
        "AwsSolutions-IAM4",
        "AWS Backup requires the managed policy that AWS maintains for it, and only the service can"
            + " assume the role.");
  }

  private Secret createCursorSecret(Stage stage) {
    var builder =
        Secret.Builder.create(this, "Cursors")
            .description("The key that encrypts Blogify's pagination cursors")
            .generateSecretString(
                SecretStringGenerator.builder().passwordLength(64).excludePunctuation(true).build())
            .removalPolicy(StackDefaults.removalPolicy(stage));
    stage
        .secondRegion()
        .map(region -> ReplicaRegion.builder().region(region.region()).build())
        .forEach(replica -> builder.replicaRegions(List.of(replica).asJava()));
    return builder.build();
  }

  private static GlobalSecondaryIndexPropsV2 globalSecondaryIndex(TableDefinition.Index index) {
    var builder =
        GlobalSecondaryIndexPropsV2.builder()
            .indexName(index.name())
            .partitionKey(attribute(index.partitionKey()))
            .sortKey(attribute(index.sortKey()))
            .projectionType(projectionType(index.projectedAttributes()));
    index
        .projectedAttributes()
        .filter(attributes -> !attributes.isEmpty())
        .map(Seq::asJava)
        .forEach(builder::nonKeyAttributes);
    return builder.build();
  }

  private static ProjectionType projectionType(Option<Seq<String>> projected) {
    return projected
        .map(attributes -> attributes.isEmpty() ? ProjectionType.KEYS_ONLY : ProjectionType.INCLUDE)
        .getOrElse(ProjectionType.ALL);
  }

  private static Attribute attribute(TableDefinition.KeyAttribute attribute) {
    return Attribute.builder()
        .name(attribute.name())
        .type(
            switch (attribute.type()) {
              case TEXT -> AttributeType.STRING;
              case NUMBER -> AttributeType.NUMBER;
            })
        .build();
  }
}
