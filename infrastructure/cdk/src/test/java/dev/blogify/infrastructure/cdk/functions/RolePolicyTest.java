package dev.blogify.infrastructure.cdk.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Least privilege (TST-6): role policies equal the grants of functions. Other tests compare the
 * grants with the calls that functions make.
 */
final class RolePolicyTest {
  /** The actions without resource-level permissions, with the reason. */
  private static final Map<String, String> ACTIONS_WITHOUT_RESOURCE =
      HashMap.of(
          "dynamodb:ListStreams", "AWS lists the streams of a whole account",
          "xray:PutTelemetryRecords", "X-Ray has no resources for traces",
          "xray:PutTraceSegments", "X-Ray has no resources for traces");

  /** The resources whose keys contain ids that are created at run time. */
  private static final Seq<String> OBJECT_WILDCARDS =
      List.of("MediaArn/pending/*", "MediaArn/assets/*", "Failures/*");

  @ParameterizedTest
  @MethodSource("functions")
  void aRoleAllowsExactlyTheGrantsOfItsFunction(LambdaFunction function) {
    var role =
        Synthesis.prod()
            .resources("AWS::IAM::Role")
            .filter(each -> each.id().matches(function.name() + "Role[0-9A-F]{8}"))
            .single();

    assertThat(permissionsOf(List.of(role)).distinct())
        .containsExactlyInAnyOrderElementsOf(IamPermission.expectedFor(function));
  }

  @Test
  void noActionHasAWildcard() {
    assertThat(allPermissions().filter(permission -> permission.action().contains("*"))).isEmpty();
  }

  @Test
  void onlyBucketObjectsAndUnnamedResourcesHaveWildcards() {
    assertThat(allPermissions().filter(RolePolicyTest::isTooWide)).isEmpty();
  }

  @Test
  void aRoleIsAssumedByOneServiceAndHasNoManagedPolicy() {
    for (var role : Synthesis.prod().resources("AWS::IAM::Role")) {
      var trust = role.properties().at("/AssumeRolePolicyDocument/Statement");

      assertThat(List.ofAll(trust)).as(role.id()).hasSize(1);
      assertThat(trust.at("/0/Principal/Service").asText())
          .as(role.id())
          .endsWith(".amazonaws.com");
      assertThat(role.properties().has("ManagedPolicyArns")).as(role.id()).isFalse();
    }
  }

  /** CDK constructs add no statements to roles. */
  @Test
  void allPoliciesAreInlineInRoles() {
    assertThat(Synthesis.prod().resources("AWS::IAM::Policy")).isEmpty();
    assertThat(Synthesis.prod().resources("AWS::IAM::ManagedPolicy")).isEmpty();
  }

  static Stream<LambdaFunction> functions() {
    return LambdaFunctions.ALL.toJavaStream();
  }

  private static boolean isTooWide(IamPermission permission) {
    var resource = permission.resource().replaceFirst(" under .*", "");
    return resource.equals("*")
        ? !ACTIONS_WITHOUT_RESOURCE.containsKey(permission.action())
        : resource.contains("*") && !OBJECT_WILDCARDS.contains(resource);
  }

  private static Seq<IamPermission> allPermissions() {
    return permissionsOf(Synthesis.prod().resources("AWS::IAM::Role"));
  }

  private static Seq<IamPermission> permissionsOf(Seq<Synthesis.TemplateResource> roles) {
    return roles
        .flatMap(role -> List.ofAll(role.properties().path("Policies")))
        .flatMap(policy -> List.ofAll(policy.at("/PolicyDocument/Statement")))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .flatMap(IamPermission::fromStatement);
  }
}
