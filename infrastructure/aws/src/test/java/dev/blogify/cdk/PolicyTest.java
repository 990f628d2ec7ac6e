package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.functions.Functions;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Least privilege (TST-6): what calls are made is held to the grants, and here they to policies.
 */
final class PolicyTest {
  /** What AWS can be asked for only as a whole, with the reason. */
  private static final Map<String, String> WITHOUT_A_RESOURCE =
      HashMap.of(
          "dynamodb:ListStreams", "streams are listed for a whole account",
          "xray:PutTelemetryRecords", "X-Ray knows no resource to write to",
          "xray:PutTraceSegments", "X-Ray knows no resource to write to");

  /** Where keys are made of ids that come up later. */
  private static final Seq<String> OBJECTS =
      List.of("MediaArn/pending/*", "MediaArn/assets/*", "Failures/*");

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionMayDoWhatItIsGrantedAndNoMore(LambdaFunction function) {
    var role =
        Synthesis.prod()
            .resources("AWS::IAM::Role")
            .filter(each -> each.id().matches(function.name() + "Role[0-9A-F]{8}"))
            .single();

    assertThat(allowed(List.of(role)).distinct())
        .containsExactlyInAnyOrderElementsOf(Permission.expected(function));
  }

  @Test
  void noActionHasAWildcard() {
    assertThat(everything().filter(permission -> permission.action().contains("*"))).isEmpty();
  }

  @Test
  void noResourceHasAWildcardButObjectsOfABucketAndWhatAwsGivesNoName() {
    assertThat(everything().filter(PolicyTest::isWide)).isEmpty();
  }

  @Test
  void aRoleIsTakenByOneServiceOfAwsAndHasNoPolicyOfOthers() {
    for (var role : Synthesis.prod().resources("AWS::IAM::Role")) {
      var trust = role.properties().at("/AssumeRolePolicyDocument/Statement");

      assertThat(List.ofAll(trust)).as(role.id()).hasSize(1);
      assertThat(trust.at("/0/Principal/Service").asText())
          .as(role.id())
          .endsWith(".amazonaws.com");
      assertThat(role.properties().has("ManagedPolicyArns")).as(role.id()).isFalse();
    }
  }

  /** Nothing of CDK's adds to a role behind our back. */
  @Test
  void thereAreNoPoliciesBesideThoseOfRoles() {
    assertThat(Synthesis.prod().resources("AWS::IAM::Policy")).isEmpty();
    assertThat(Synthesis.prod().resources("AWS::IAM::ManagedPolicy")).isEmpty();
  }

  static Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static boolean isWide(Permission permission) {
    var resource = permission.resource().replaceFirst(" under .*", "");
    return resource.equals("*")
        ? !WITHOUT_A_RESOURCE.containsKey(permission.action())
        : resource.contains("*") && !OBJECTS.contains(resource);
  }

  private static Seq<Permission> everything() {
    return allowed(Synthesis.prod().resources("AWS::IAM::Role"));
  }

  private static Seq<Permission> allowed(Seq<Synthesis.Resource> roles) {
    return roles
        .flatMap(role -> List.ofAll(role.properties().path("Policies")))
        .flatMap(policy -> List.ofAll(policy.at("/PolicyDocument/Statement")))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .flatMap(Permission::allowed);
  }
}
