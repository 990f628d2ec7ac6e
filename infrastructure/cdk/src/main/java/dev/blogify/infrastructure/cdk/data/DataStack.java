package dev.blogify.infrastructure.cdk.data;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
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
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The tables, and the key that cursors are sealed with. */
public final class DataStack extends Stack {
  private static final String CURSOR_SECRET_NAME_OUTPUT = "CursorsName";

  private final Map<TableDefinition, TableV2> tables;
  private final Secret cursorSecret;

  public DataStack(App app, Stage stage) {
    super(app, "Data", StackDefaults.stackProps(stage, "data", "Tables, and the key of cursors"));
    tables = Tables.ALL.toLinkedMap(table -> table, table -> createTable(table, stage));
    if (stage.operations().hasBackups()) {
      Backups.create(this, stage, tables.values());
    }
    cursorSecret = createCursorSecret(stage);
    CdkNagSuppressions.suppress(
        cursorSecret,
        "AwsSolutions-SMG4",
        "Another key would break the cursors that clients hold, and a cursor opens nothing that"
            + " its reader may not read anyway (ADR 20); docs/runbooks/rotate-keys.md says how.");
  }

  public ResourceRegistry addResourcesTo(ResourceRegistry before) {
    return tables
        .foldLeft(before, (deployed, table) -> addResourcesTo(deployed, table._1(), table._2()))
        .with(
            ResourceRegistry.CURSOR_SECRET_ID,
            cursorSecret.getSecretArn(),
            cursorSecret.getSecretArn());
  }

  /**
   * The same in the second Region, where names are the same: of a secret, only the Region of its
   * ARN differs. Its name is told by this stack, as nothing is cut out of what another Region
   * tells.
   */
  public ResourceRegistry replicaResourcesFor(Stack standby) {
    CfnOutput.Builder.create(this, CURSOR_SECRET_NAME_OUTPUT)
        .value(Fn.select(6, Fn.split(":", ((CfnSecret) cfnResource(cursorSecret)).getRef())))
        .build();
    var secret =
        arn(
            standby,
            "secretsmanager",
            "secret",
            ArnFormat.COLON_RESOURCE_NAME,
            Fn.getStackOutput(getStackName(), CURSOR_SECRET_NAME_OUTPUT, getRegion()));
    return tables
        .foldLeft(
            ResourceRegistry.EMPTY,
            (deployed, table) -> replica(deployed, standby, table._1(), table._2()))
        .with(ResourceRegistry.CURSOR_SECRET_ID, secret, secret);
  }

  private static ResourceRegistry replica(
      ResourceRegistry before, Stack standby, TableDefinition table, TableV2 made) {
    var name = ((CfnGlobalTable) cfnResource(made)).getRef();
    return before.with(
        table.environmentVariable(),
        name,
        arn(standby, "dynamodb", "table", ArnFormat.SLASH_RESOURCE_NAME, name));
  }

  /**
   * What is read across Regions is the resource itself, as the construct around it would not be.
   */
  private static IConstruct cfnResource(Construct construct) {
    return Objects.requireNonNull(construct.getNode().getDefaultChild());
  }

  private static String arn(
      Stack of, String service, String resource, ArnFormat format, String name) {
    return of.formatArn(
        ArnComponents.builder()
            .service(service)
            .resource(resource)
            .arnFormat(format)
            .resourceName(name)
            .build());
  }

  private static ResourceRegistry addResourcesTo(
      ResourceRegistry before, TableDefinition table, TableV2 made) {
    var deployed =
        before.with(table.environmentVariable(), made.getTableName(), made.getTableArn());
    var stream = made.getTableStreamArn();
    return stream == null
        ? deployed
        : deployed.with(ResourceRegistry.streamKey(table), stream, stream);
  }

  private TableV2 createTable(TableDefinition table, Stage stage) {
    var builder =
        TableV2.Builder.create(this, table.name())
            .partitionKey(attribute(table.partitionKey()))
            .globalSecondaryIndexes(table.indexes().map(DataStack::globalSecondaryIndex).asJava())
            .billing(Billing.onDemand())
            .encryption(TableEncryptionV2.dynamoOwnedKey())
            .pointInTimeRecoverySpecification(pointInTimeRecovery())
            .deletionProtection(stage.operations().isDeletionProtected())
            .removalPolicy(StackDefaults.removalPolicy(stage));
    table.sortKey().map(DataStack::attribute).forEach(builder::sortKey);
    table.ttlAttribute().forEach(builder::timeToLiveAttribute);
    stage
        .access()
        .secondRegion()
        .map(second -> replica(stage, second))
        .map(java.util.List::of)
        .forEach(builder::replicas);
    streamViewType(table, stage).forEach(builder::dynamoStream);
    return builder.build();
  }

  /**
   * Replication goes by the stream of each table, and takes both images of an item. What is
   * published streams both from the start, since another stream would have another ARN, which the
   * stack of events holds on to.
   */
  private static Option<StreamViewType> streamViewType(TableDefinition table, Stage stage) {
    return Option.when(
        table.hasStream() || stage.access().secondRegion().isDefined(),
        StreamViewType.NEW_AND_OLD_IMAGES);
  }

  private static ReplicaTableProps replica(Stage stage, SecondRegion second) {
    return ReplicaTableProps.builder()
        .region(second.region())
        .pointInTimeRecoverySpecification(pointInTimeRecovery())
        .deletionProtection(stage.operations().isDeletionProtected())
        .build();
  }

  private static PointInTimeRecoverySpecification pointInTimeRecovery() {
    return PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build();
  }

  private Secret createCursorSecret(Stage stage) {
    var builder =
        Secret.Builder.create(this, "Cursors")
            .description("The key that Blogify seals its cursors with")
            .generateSecretString(
                SecretStringGenerator.builder().passwordLength(64).excludePunctuation(true).build())
            .removalPolicy(StackDefaults.removalPolicy(stage));
    stage
        .access()
        .secondRegion()
        .map(second -> ReplicaRegion.builder().region(second.region()).build())
        .map(java.util.List::of)
        .forEach(builder::replicaRegions);
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
