package dev.blogify.cdk;

import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.aws.dynamodb.Tables;
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
final class DataStack extends Stack {
  private static final String CURSORS_NAME = "CursorsName";

  private final Map<Table, TableV2> tables;
  private final Secret cursors;

  DataStack(App app, Stage stage) {
    super(app, "Data", Stacks.props(stage, "data", "Tables, and the key of cursors"));
    tables = Tables.ALL.toLinkedMap(table -> table, table -> table(table, stage));
    if (stage.care().hasBackups()) {
      Backups.create(this, stage, tables.values());
    }
    cursors = secret(stage);
    Accepted.on(
        cursors,
        "AwsSolutions-SMG4",
        "Another key would break the cursors that clients hold, and a cursor opens nothing that"
            + " its reader may not read anyway (ADR 20); docs/runbooks/rotate-keys.md says how.");
  }

  Deployed after(Deployed before) {
    return tables
        .foldLeft(before, (deployed, table) -> after(deployed, table._1(), table._2()))
        .and(Deployed.CURSOR_SECRET_ID, cursors.getSecretArn(), cursors.getSecretArn());
  }

  /**
   * The same in the second Region, where names are the same: of a secret, only the Region of its
   * ARN differs. Its name is told by this stack, as nothing is cut out of what another Region
   * tells.
   */
  Deployed replicasFor(Stack standby) {
    CfnOutput.Builder.create(this, CURSORS_NAME)
        .value(Fn.select(6, Fn.split(":", ((CfnSecret) resource(cursors)).getRef())))
        .build();
    var secret =
        arn(
            standby,
            "secretsmanager",
            "secret",
            ArnFormat.COLON_RESOURCE_NAME,
            Fn.getStackOutput(getStackName(), CURSORS_NAME, getRegion()));
    return tables
        .foldLeft(
            Deployed.NOTHING,
            (deployed, table) -> replica(deployed, standby, table._1(), table._2()))
        .and(Deployed.CURSOR_SECRET_ID, secret, secret);
  }

  private static Deployed replica(Deployed before, Stack standby, Table table, TableV2 made) {
    var name = ((CfnGlobalTable) resource(made)).getRef();
    return before.and(
        table.environmentKey(),
        name,
        arn(standby, "dynamodb", "table", ArnFormat.SLASH_RESOURCE_NAME, name));
  }

  /**
   * What is read across Regions is the resource itself, as the construct around it would not be.
   */
  private static IConstruct resource(Construct construct) {
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

  private static Deployed after(Deployed before, Table table, TableV2 made) {
    var deployed = before.and(table.environmentKey(), made.getTableName(), made.getTableArn());
    var stream = made.getTableStreamArn();
    return stream == null ? deployed : deployed.and(Deployed.stream(table), stream, stream);
  }

  private TableV2 table(Table table, Stage stage) {
    var builder =
        TableV2.Builder.create(this, table.name())
            .partitionKey(attribute(table.partition()))
            .globalSecondaryIndexes(table.indexes().map(DataStack::index).asJava())
            .billing(Billing.onDemand())
            .encryption(TableEncryptionV2.dynamoOwnedKey())
            .pointInTimeRecoverySpecification(recovery())
            .deletionProtection(stage.care().isProtected())
            .removalPolicy(Stacks.removal(stage));
    table.sort().map(DataStack::attribute).forEach(builder::sortKey);
    table.expiry().forEach(builder::timeToLiveAttribute);
    stage
        .access()
        .secondRegion()
        .map(second -> replica(stage, second))
        .map(java.util.List::of)
        .forEach(builder::replicas);
    stream(table, stage).forEach(builder::dynamoStream);
    return builder.build();
  }

  /**
   * Replication goes by the stream of each table, and takes both images of an item. What is
   * published streams both from the start, since another stream would have another ARN, which the
   * stack of events holds on to.
   */
  private static Option<StreamViewType> stream(Table table, Stage stage) {
    return Option.when(
        table.isStreamed() || stage.access().secondRegion().isDefined(),
        StreamViewType.NEW_AND_OLD_IMAGES);
  }

  private static ReplicaTableProps replica(Stage stage, SecondRegion second) {
    return ReplicaTableProps.builder()
        .region(second.region())
        .pointInTimeRecoverySpecification(recovery())
        .deletionProtection(stage.care().isProtected())
        .build();
  }

  private static PointInTimeRecoverySpecification recovery() {
    return PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build();
  }

  private Secret secret(Stage stage) {
    var builder =
        Secret.Builder.create(this, "Cursors")
            .description("The key that Blogify seals its cursors with")
            .generateSecretString(
                SecretStringGenerator.builder().passwordLength(64).excludePunctuation(true).build())
            .removalPolicy(Stacks.removal(stage));
    stage
        .access()
        .secondRegion()
        .map(second -> ReplicaRegion.builder().region(second.region()).build())
        .map(java.util.List::of)
        .forEach(builder::replicaRegions);
    return builder.build();
  }

  private static GlobalSecondaryIndexPropsV2 index(Table.Index index) {
    var builder =
        GlobalSecondaryIndexPropsV2.builder()
            .indexName(index.name())
            .partitionKey(attribute(index.partition()))
            .sortKey(attribute(index.sort()))
            .projectionType(projection(index.projected()));
    index
        .projected()
        .filter(attributes -> !attributes.isEmpty())
        .map(Seq::asJava)
        .forEach(builder::nonKeyAttributes);
    return builder.build();
  }

  private static ProjectionType projection(Option<Seq<String>> projected) {
    return projected
        .map(attributes -> attributes.isEmpty() ? ProjectionType.KEYS_ONLY : ProjectionType.INCLUDE)
        .getOrElse(ProjectionType.ALL);
  }

  private static Attribute attribute(Table.Attribute attribute) {
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
