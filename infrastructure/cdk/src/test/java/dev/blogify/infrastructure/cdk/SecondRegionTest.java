package dev.blogify.infrastructure.cdk;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.lambda.KeepAlive;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.cdk.Synthesis.TemplateResource;
import dev.blogify.infrastructure.cdk.functions.IamPermission;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DDB-6, and ADR 39. */
final class SecondRegionTest {
  private static final String PRIMARY_REGION = "eu-west-3";
  private static final String SECOND_REGION = "eu-central-1";

  private static final String TABLE_DIMENSION =
      "/Metrics/1/MetricStat/Metric/Dimensions/0/Value/Fn::GetStackOutput";

  private static final Set<String> STANDBY_STACKS = HashSet.of("Replica", "Standby");

  private static final Seq<Operation> READ_OPERATIONS =
      Operations.ALL.filter(
          route -> route.access() == Operation.Access.ANONYMOUS && route.method().equals("GET"));

  /** The actions on data that a read request requires. */
  private static final Set<String> READ_ACTIONS =
      HashSet.of(
          "dynamodb:GetItem", "dynamodb:Query", "s3:GetObject", "secretsmanager:GetSecretValue");

  /** The actions that Lambda itself performs with the role of a function. */
  private static final Set<String> TELEMETRY_ACTIONS =
      HashSet.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  @Test
  void deploysNothingUnlessTheStageEnablesASecondRegion() {
    assertThat(Synthesis.prod().templates().keySet().intersect(STANDBY_STACKS)).isEmpty();
    assertThat(Synthesis.prod().resources("AWS::Route53::HealthCheck")).isEmpty();
    assertThat(
            Synthesis.prod()
                .resources("AWS::DynamoDB::GlobalTable")
                .map(table -> table.properties().path("Replicas").size()))
        .containsOnly(1);
    assertThat(
            Synthesis.prod()
                .resources("AWS::S3::Bucket")
                .filter(bucket -> bucket.properties().has("VersioningConfiguration")))
        .isEmpty();
  }

  /** DDB-5. */
  @ParameterizedTest
  @MethodSource("tables")
  void aTableHasAProtectedReplicaWithPointInTimeRecovery(TableDefinition table) {
    var json = resource("Data", table.name() + "[0-9A-F]{8}").properties();
    var replicas = List.ofAll(json.path("Replicas"));

    assertThat(replicas.map(each -> text(each, "Region")))
        .containsExactlyInAnyOrder(PRIMARY_REGION, SECOND_REGION);
    assertThat(replicas)
        .allSatisfy(each -> {
          assertThat(
                  each.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                      .asBoolean())
              .isTrue();
          assertThat(each.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        });
  }

  /** Replication requires a stream with both images. */
  @ParameterizedTest
  @MethodSource("tables")
  void aReplicatedTableStreamsBothImages(TableDefinition table) {
    var json = resource("Data", table.name() + "[0-9A-F]{8}").properties();

    assertThat(json.at("/StreamSpecification/StreamViewType").asText())
        .isEqualTo("NEW_AND_OLD_IMAGES");
  }

  @Test
  void theCursorSecretIsReplicated() {
    var secret = resources("AWS::SecretsManager::Secret").single().properties();

    assertThat(List.ofAll(secret.path("ReplicaRegions")).map(each -> text(each, "Region")))
        .containsExactly(SECOND_REGION);
  }

  /** CloudFormation cannot split the output of a stack in another Region. */
  @Test
  void crossRegionReferencesAreWholeOutputs() {
    var splitOutputs =
        List.ofAll(
                Synthesis.inTwoRegions()
                    .templates()
                    .values()
                    .flatMap(each -> each.findValues("Fn::Split")))
            .filter(each -> each.toString().contains("Fn::GetStackOutput"));

    assertThat(splitOutputs).isEmpty();
    assertThat(
            Synthesis.inTwoRegions()
                .templates()
                .get("Standby")
                .get()
                .findValues("Fn::GetStackOutput")
                .stream()
                .filter(each -> text(each, "StackName").equals("blogify-prod-data"))
                .map(each -> text(each, "OutputName")))
        .isNotEmpty()
        .allSatisfy(output ->
            assertThat(
                    Synthesis.inTwoRegions()
                        .templates()
                        .get("Data")
                        .get()
                        .path("Outputs")
                        .has(output))
                .as(output)
                .isTrue());
  }

  @Test
  void assetsAndTheirDeletionsAreReplicated() {
    var replication = bucketProperties("Media").path("ReplicationConfiguration");
    var rule = replication.at("/Rules/0");

    assertThat(replication.path("Rules")).hasSize(1);
    assertThat(text(rule, "Status")).isEqualTo("Enabled");
    assertThat(rule.at("/Filter/Prefix").asText()).isEqualTo("assets/");
    assertThat(rule.at("/DeleteMarkerReplication/Status").asText()).isEqualTo("Enabled");
    assertThat(rule.at("/Destination/Bucket").toString())
        .contains("arn:aws:s3:::blogify-prod-media-", "AWS::AccountId", "-" + SECOND_REGION);
    assertThat(bucketProperties("Replica").path("BucketName").toString())
        .contains("blogify-prod-media-", "AWS::AccountId", "-" + SECOND_REGION);
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void aReplicatedBucketIsVersionedAndExpiresOldVersions(String stack) {
    var rules = List.ofAll(bucketProperties(stack).at("/LifecycleConfiguration/Rules"));
    var expiration = rules.find(rule -> rule.has("NoncurrentVersionExpiration")).get();

    assertThat(bucketProperties(stack).at("/VersioningConfiguration/Status").asText())
        .isEqualTo("Enabled");
    assertThat(expiration.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt()).isEqualTo(3);
    assertThat(expiration.path("ExpiredObjectDeleteMarker").asBoolean()).isTrue();
    assertThat(expiration.has("Prefix")).isFalse();
    assertThat(text(expiration, "Status")).isEqualTo("Enabled");
  }

  /** {@code MediaStackTest} checks the properties of the source bucket. */
  @Test
  void theReplicaIsAsRestrictedAsTheSourceBucket() {
    for (var property :
        List.of(
            "BucketEncryption",
            "CorsConfiguration",
            "LifecycleConfiguration",
            "OwnershipControls",
            "PublicAccessBlockConfiguration")) {
      assertThat(bucketProperties("Replica").path(property))
          .as(property)
          .isNotEmpty()
          .isEqualTo(bucketProperties("Media").path(property));
    }
    assertThat(bucketPolicy("Replica")).isNotEmpty().isEqualTo(bucketPolicy("Media"));
  }

  @Test
  void theReplicationRoleAllowsOnlyReplication() {
    var policy = resources("AWS::IAM::RolePolicy").single();
    var role = resource("Media", "ReplicationRole.*");

    assertThat(policy.properties().at("/RoleName/Ref").asText()).isEqualTo(role.id());
    assertThat(bucketProperties("Media").at("/ReplicationConfiguration/Role/Fn::GetAtt/0").asText())
        .isEqualTo(role.id());
    assertThat(role.properties().has("Policies")).isFalse();
    assertThat(permissions(policy.properties().path("PolicyDocument")))
        .containsExactlyInAnyOrder(
            new IamPermission("s3:GetReplicationConfiguration", "Media"),
            new IamPermission("s3:ListBucket", "Media"),
            new IamPermission("s3:GetObjectVersionAcl", "Media/assets/*"),
            new IamPermission("s3:GetObjectVersionForReplication", "Media/assets/*"),
            new IamPermission("s3:ReplicateDelete", "MediaArn/assets/*"),
            new IamPermission("s3:ReplicateObject", "MediaArn/assets/*"));
  }

  @Test
  void theStandbyServesExactlyTheOpenReadRoutes() {
    var routes = standbyResources("AWS::ApiGatewayV2::Route").map(TemplateResource::properties);

    assertThat(READ_OPERATIONS).hasSizeGreaterThan(5);
    assertThat(routes.map(route -> text(route, "RouteKey")))
        .containsExactlyInAnyOrderElementsOf(
            READ_OPERATIONS.flatMap(
                route -> List.of("GET " + route.path(), "HEAD " + route.path())));
    assertThat(routes)
        .allSatisfy(route -> {
          assertThat(text(route, "RouteKey")).containsPattern("^(GET|HEAD) ");
          assertThat(text(route, "AuthorizationType")).isEqualTo("NONE");
        });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aStandbyRoleAllowsExactlyTheReadGrantsOfItsFunction(LambdaFunction function) {
    var role = resource("Standby", function.name() + "Role[0-9A-F]{8}").properties();
    var allowed =
        List.ofAll(role.path("Policies"))
            .flatMap(policy -> permissions(policy.path("PolicyDocument")));

    assertThat(allowed.distinct())
        .containsExactlyInAnyOrderElementsOf(IamPermission.expectedFor(function));
    assertThat(READ_ACTIONS.addAll(TELEMETRY_ACTIONS))
        .containsAll(allowed.map(IamPermission::action));
    assertThat(role.has("ManagedPolicyArns")).isFalse();
    assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText())
        .isEqualTo("lambda.amazonaws.com");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aStandbyFunctionIsConfiguredAsInThePrimaryRegion(LambdaFunction function) {
    var first = resource("Api", function.name() + "[0-9A-F]{8}").properties();
    var second = resource("Standby", function.name() + "[0-9A-F]{8}").properties();

    for (var property :
        List.of(
            "Architectures",
            "FunctionName",
            "Handler",
            "MemorySize",
            "Runtime",
            "SnapStart",
            "Timeout",
            "TracingConfig")) {
      assertThat(first.has(property)).as(property).isTrue();
      assertThat(second.path(property)).as(property).isEqualTo(first.path(property));
    }
    assertThat(List.ofAll(second.at("/Environment/Variables").properties()).map(e -> e.getKey()))
        .containsExactlyInAnyOrderElementsOf(
            function.environmentVariables().append(LambdaFunction.ID_VARIABLE));
    assertThat(
            standbyResources("AWS::ApiGatewayV2::Integration")
                .map(each -> each.properties().at("/IntegrationUri/Ref").asText()))
        .filteredOn(alias -> alias.matches(function.name() + "Live[0-9A-F]{8}"))
        .hasSize(1);
  }

  /** Only the primary Region writes. */
  @Test
  void theStandbyHasNoConsumersAndOnlyKeepAliveSchedules() {
    var types =
        Synthesis.inTwoRegions()
            .resources()
            .filter(each -> STANDBY_STACKS.contains(each.stack()))
            .map(TemplateResource::type)
            .toSet();

    assertThat(
            Synthesis.inTwoRegions()
                .resources("AWS::Scheduler::Schedule")
                .filter(each -> STANDBY_STACKS.contains(each.stack()))
                .map(each -> each.properties().at("/Target/Input").asText()))
        .isNotEmpty()
        .containsOnly(KeepAlive.EVENT);
    assertThat(types)
        .containsExactlyInAnyOrder(
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::ApiMapping",
            "AWS::ApiGatewayV2::DomainName",
            "AWS::ApiGatewayV2::Integration",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Stage",
            "AWS::CertificateManager::Certificate",
            "AWS::IAM::Role",
            "AWS::Lambda::Alias",
            "AWS::Lambda::Function",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version",
            "AWS::Scheduler::Schedule",
            "AWS::Logs::LogGroup",
            "AWS::Route53::HealthCheck",
            "AWS::Route53::RecordSet",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy");
  }

  @Test
  void theStandbyApiHasTheLogsThrottlesAndCorsOfThePrimary() {
    var stage = "AWS::ApiGatewayV2::Stage";
    var api = "AWS::ApiGatewayV2::Api";

    assertThat(properties("Standby", stage).path("DefaultRouteSettings"))
        .isNotEmpty()
        .isEqualTo(properties("Api", stage).path("DefaultRouteSettings"));
    assertThat(properties("Standby", stage).at("/AccessLogSettings/Format").asText())
        .isNotEmpty()
        .isEqualTo(properties("Api", stage).at("/AccessLogSettings/Format").asText());
    assertThat(properties("Standby", api).path("CorsConfiguration"))
        .isNotEmpty()
        .isEqualTo(properties("Api", api).path("CorsConfiguration"));
  }

  /** {@code RolePolicyTest} checks the policies of these roles. */
  @Test
  void aSecondRegionAddsNoPermissionToOtherRoles() {
    var before = roles(Synthesis.prod());
    var others =
        roles(Synthesis.inTwoRegions())
            .filterKeys(key -> !key.startsWith("Standby/"))
            .filterKeys(key -> !key.startsWith("Media/ReplicationRole"));

    assertThat(others).isEqualTo(before);
    assertThat(resources("AWS::IAM::Policy")).isEmpty();
    assertThat(resources("AWS::IAM::ManagedPolicy")).isEmpty();
    assertThat(roles(Synthesis.inTwoRegions()).values().filter(role -> role.has("RoleName")))
        .isEmpty();
  }

  @Test
  void dnsFailsOverFromThePrimaryToTheSecondRegion() {
    var primary = properties("Api", "AWS::Route53::RecordSet");
    var secondary = properties("Standby", "AWS::Route53::RecordSet");

    assertThat(text(primary, "Failover")).isEqualTo("PRIMARY");
    assertThat(text(secondary, "Failover")).isEqualTo("SECONDARY");
    for (var each : List.of("Api", "Standby")) {
      var address = properties(each, "AWS::Route53::RecordSet");
      assertThat(text(address, "Name")).isEqualTo("origin.blog.example.org");
      assertThat(address.at("/HealthCheckId/Ref").asText())
          .isEqualTo(single(each, "AWS::Route53::HealthCheck").id());
      assertThat(address.at("/AliasTarget/DNSName/Fn::GetAtt/0").asText())
          .isEqualTo(single(each, "AWS::ApiGatewayV2::DomainName").id());
      assertThat(properties(each, "AWS::ApiGatewayV2::ApiMapping").at("/ApiId/Ref").asText())
          .isEqualTo(single(each, "AWS::ApiGatewayV2::Api").id());
    }
    assertThat(text(primary, "SetIdentifier")).isNotEqualTo(text(secondary, "SetIdentifier"));
  }

  /** The shared domain name could resolve to the other API. */
  @ParameterizedTest
  @MethodSource("apis")
  void aHealthCheckUsesTheDefaultEndpointOfItsApi(String stack) {
    var check = properties(stack, "AWS::Route53::HealthCheck").path("HealthCheckConfig");

    assertThat(text(check, "Type")).isEqualTo("HTTPS");
    assertThat(text(check, "ResourcePath")).isEqualTo("/health");
    assertThat(check.path("FullyQualifiedDomainName").toString())
        .contains("ApiEndpoint", single(stack, "AWS::ApiGatewayV2::Api").id());
    assertThat(Operations.ALL.map(Operation::path)).contains("/health");
  }

  @ParameterizedTest
  @MethodSource("apis")
  void theOriginDomainHasACertificateInEachRegion(String stack) {
    var configuration =
        properties(stack, "AWS::ApiGatewayV2::DomainName").at("/DomainNameConfigurations/0");

    assertThat(text(configuration, "SecurityPolicy")).isEqualTo("TLS_1_2");
    assertThat(configuration.at("/CertificateArn/Ref").asText())
        .isEqualTo(single(stack, "AWS::CertificateManager::Certificate").id());
    assertThat(
            properties(stack, "AWS::CertificateManager::Certificate")
                .at("/DomainValidationOptions/0/HostedZoneId")
                .asText())
        .isEqualTo("Z0123456789");
  }

  @Test
  void theEdgeUsesTheFailoverDomainAsOrigin() {
    var edge = properties("Edge", "AWS::CloudFront::Distribution").path("DistributionConfig");
    var api = edge.at("/DefaultCacheBehavior/TargetOriginId").asText();

    assertThat(origin(edge, api).path("DomainName").asText()).isEqualTo("origin.blog.example.org");
  }

  /** A replica that lags behind must not serve deleted media. */
  @Test
  void mediaFailOverToTheReplicaOnlyOnServerErrors() {
    var edge = properties("Edge", "AWS::CloudFront::Distribution").path("DistributionConfig");
    var group = edge.at("/OriginGroups/Items/0");
    var members = List.ofAll(group.at("/Members/Items")).map(each -> text(each, "OriginId"));

    assertThat(edge.at("/CacheBehaviors/0/TargetOriginId").asText()).isEqualTo(text(group, "Id"));
    assertThat(List.ofAll(group.at("/FailoverCriteria/StatusCodes/Items")).map(JsonNode::asInt))
        .containsExactly(500, 502, 503, 504);
    assertThat(members.map(id -> origin(edge, id).path("DomainName").toString()))
        .satisfiesExactly(
            first -> assertThat(first).contains(".s3.eu-west-3."),
            second -> assertThat(second).contains("blogify-prod-media-", ".s3.eu-central-1."));
    assertThat(origin(edge, members.head()).path("ConnectionAttempts").asInt()).isEqualTo(2);
    assertThat(origin(edge, members.head()).path("ConnectionTimeout").asInt()).isEqualTo(3);
    assertThat(members)
        .allSatisfy(id ->
            assertThat(origin(edge, id).at("/OriginAccessControlId/Fn::GetAtt/0").asText())
                .as(id)
                .isNotEmpty());
  }

  /** Route 53 metrics, and the topics of alarms on them, are in us-east-1. */
  @ParameterizedTest
  @MethodSource("apis")
  void anUnhealthyApiRaisesAnAlarm(String stack) {
    var output =
        "PublishOutputRef" + single(stack, "AWS::Route53::HealthCheck").id() + "[0-9A-F]{8}";
    var alarm =
        Synthesis.inTwoRegions()
            .resources("AWS::CloudWatch::Alarm")
            .filter(each -> each.stack().equals("Global"))
            .filter(each -> sourceStack(each).equals("blogify-prod-" + stack.toLowerCase(ROOT)))
            .single()
            .properties();

    assertThat(alarm.at("/Metrics/1/MetricStat/Metric/MetricName").asText())
        .isEqualTo("HealthCheckStatus");
    assertThat(alarm.at(TABLE_DIMENSION + "/OutputName").asText()).matches(output);
    assertThat(text(alarm, "AlarmDescription")).isEqualTo("See docs/runbooks/lose-a-region.md");
    assertThat(alarm.at("/AlarmActions/0/Ref").asText())
        .isEqualTo(single("Global", "AWS::SNS::Topic").id());
    assertThat(text(properties("Global", "AWS::SNS::Subscription"), "Endpoint"))
        .isEqualTo("operations@example.org");
  }

  @Test
  void replicationLagRaisesAnAlarm() {
    var alarms =
        resources("AWS::CloudWatch::Alarm")
            .map(TemplateResource::properties)
            .filter(each -> text(each, "MetricName").equals("ReplicationLatency"));

    assertThat(alarms.map(each -> text(each, "AlarmName")))
        .containsExactlyInAnyOrderElementsOf(
            Tables.ALL.map(table -> "blogify-prod-" + table.name() + "-replication-lag"));
    assertThat(alarms)
        .allSatisfy(each -> {
          assertThat(each.path("Threshold").asInt()).isEqualTo(60_000);
          assertThat(each.path("Dimensions").toString()).contains(SECOND_REGION);
        });
  }

  /** The dependencies are in the manifest only. The target of replication must exist first. */
  @Test
  void stackDependenciesGiveAValidDeploymentOrder() throws IOException {
    var artifacts =
        new ObjectMapper()
            .readTree(Synthesis.inTwoRegions().folder().resolve("manifest.json").toFile())
            .path("artifacts");

    assertThat(dependencies(artifacts, "Media")).contains("Replica");
    assertThat(dependencies(artifacts, "Standby")).contains("Data", "Replica");
    assertThat(dependencies(artifacts, "Global")).contains("Api", "Standby");
    assertThat(dependencies(artifacts, "Edge")).contains("Api", "Standby", "Global");
    assertThat(STANDBY_STACKS.map(stack -> artifacts.path(stack).path("environment").asText()))
        .containsExactly("aws://unknown-account/" + SECOND_REGION);
  }

  static Stream<TableDefinition> tables() {
    return Tables.ALL.toJavaStream();
  }

  static Stream<LambdaFunction> functions() {
    return READ_OPERATIONS.map(route -> LambdaFunctions.byName(route.id())).toJavaStream();
  }

  static Stream<String> buckets() {
    return Stream.of("Media", "Replica");
  }

  static Stream<String> apis() {
    return Stream.of("Api", "Standby");
  }

  private static String sourceStack(TemplateResource alarm) {
    return alarm.properties().at(TABLE_DIMENSION + "/StackName").asText();
  }

  private static Seq<String> dependencies(JsonNode artifacts, String stack) {
    return List.ofAll(artifacts.path(stack).path("dependencies")).map(JsonNode::asText);
  }

  private static Map<String, JsonNode> roles(Synthesis synthesis) {
    return synthesis
        .resources("AWS::IAM::Role")
        .toMap(role -> role.stack() + "/" + role.id(), TemplateResource::properties);
  }

  /** The permissions, with the resource names of the primary Region. */
  private static Seq<IamPermission> permissions(JsonNode document) {
    return List.ofAll(document.path("Statement"))
        .flatMap(IamPermission::fromStatement)
        .map(each -> new IamPermission(each.action(), toPrimaryRegionName(each.resource())));
  }

  private static String toPrimaryRegionName(String resource) {
    return resource
        .replaceFirst("^arn:aws:dynamodb:" + SECOND_REGION + "::table/(\\w+)", "$1Arn")
        .replaceFirst(
            "^arn:aws:secretsmanager:" + SECOND_REGION + "::secret:CursorSecretName$", "Cursors")
        .replaceFirst("^arn:aws:s3:::blogify-prod-media--" + SECOND_REGION, "MediaArn");
  }

  private static JsonNode origin(JsonNode edge, String id) {
    return List.ofAll(edge.path("Origins")).filter(each -> text(each, "Id").equals(id)).single();
  }

  private static JsonNode bucketProperties(String stack) {
    return properties(stack, "AWS::S3::Bucket");
  }

  private static JsonNode bucketPolicy(String stack) {
    return properties(stack, "AWS::S3::BucketPolicy").path("PolicyDocument");
  }

  private static Seq<TemplateResource> resources(String type) {
    return Synthesis.inTwoRegions().resources(type);
  }

  private static Seq<TemplateResource> standbyResources(String type) {
    return resources(type).filter(each -> STANDBY_STACKS.contains(each.stack()));
  }

  private static TemplateResource single(String stack, String type) {
    return resources(type).filter(each -> each.stack().equals(stack)).single();
  }

  private static JsonNode properties(String stack, String type) {
    return single(stack, type).properties();
  }

  private static TemplateResource resource(String stack, String id) {
    return Synthesis.inTwoRegions()
        .resources()
        .filter(each -> each.stack().equals(stack) && each.id().matches(id))
        .single();
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asText();
  }
}
