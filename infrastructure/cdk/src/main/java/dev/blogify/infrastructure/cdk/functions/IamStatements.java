package dev.blogify.infrastructure.cdk.functions;

import dev.blogify.adapters.in.lambda.Grant;
import dev.blogify.adapters.in.lambda.Grant.Resource;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Map;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The grants of a function as IAM policy statements, and the role that has them. */
public final class IamStatements {
  private static final Set<String> LIST_ACTIONS =
      HashSet.of("s3:ListBucket", "dynamodb:ListStreams");

  private IamStatements() {}

  public static Seq<PolicyStatement> forGrants(Seq<Grant> grants, ResourceRegistry resources) {
    return grants.flatMap(grant -> toStatements(grant, resources));
  }

  /** A role with one inline policy, which a single service can assume. */
  public static Role role(
      Construct scope, String id, IPrincipal principal, String policyName, PolicyDocument policy) {
    return Role.Builder.create(scope, id)
        .assumedBy(principal)
        .inlinePolicies(Map.of(policyName, policy))
        .build();
  }

  /** EventBridge Scheduler, restricted to the schedules of this account. */
  public static ServicePrincipal schedulerPrincipal(Construct scope) {
    return ServicePrincipal.Builder.create("scheduler.amazonaws.com")
        .conditions(StackDefaults.sourceAccountCondition(scope))
        .build();
  }

  public static PolicyDocument document(Seq<PolicyStatement> statements) {
    return PolicyDocument.Builder.create().statements(statements.asJava()).build();
  }

  /** The permissions that Lambda itself requires. X-Ray has no resource-level permissions. */
  static Seq<PolicyStatement> forLogsAndTraces(LogGroup logs, Stage stage) {
    var logStatement =
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn());
    var traceStatement = allow(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*");
    return stage.operations().isTracingEnabled()
        ? List.of(logStatement, traceStatement)
        : List.of(logStatement);
  }

  private static Seq<PolicyStatement> toStatements(Grant grant, ResourceRegistry resources) {
    var listActions = grant.actions().filter(LIST_ACTIONS::contains);
    var otherActions = grant.actions().removeAll(listActions);
    return listActions
        .map(action -> listStatement(action, grant.resource(), resources))
        .appendAll(
            Option.when(
                otherActions.nonEmpty(),
                () -> allow(otherActions, resources.arn(grant.resource()))));
  }

  /**
   * Allows a list action on a whole bucket, with a condition that restricts the prefix, or on all
   * streams of the account.
   */
  private static PolicyStatement listStatement(
      String action, Resource resource, ResourceRegistry resources) {
    return switch (resource) {
      case Resource.MediaObjects(var prefix) ->
          listMedia(action, resources, "StringLike", Map.of("s3:prefix", prefix + "*"));
      case Resource.ObjectExistence() ->
          listMedia(action, resources, "Null", Map.of("s3:prefix", "true"));
      case Resource.FailureBucket() ->
          allow(List.of(action), resources.arn(ResourceRegistry.FAILURE_BUCKET));
      case Resource.TableStream(_) -> allow(List.of(action), "*");
      case Resource.TableItems(_),
          Resource.TableIndex(_, _),
          Resource.AccountsUserPool(),
          Resource.CursorSecret(),
          Resource.CustomEventBus(),
          Resource.EdgeDistribution() ->
          throw new IllegalArgumentException("No list action applies to " + resource);
    };
  }

  private static PolicyStatement listMedia(
      String action, ResourceRegistry resources, String operator, Map<String, String> condition) {
    var statement = allow(List.of(action), resources.arn(ResourceRegistry.MEDIA_BUCKET));
    statement.addCondition(operator, condition);
    return statement;
  }

  public static PolicyStatement allow(Seq<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .actions(actions.asJava())
        .resources(List.of(resource).asJava())
        .build();
  }
}
