package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.cdk.Synthesis.Resource;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** Least privilege: every statement that allows something. */
final class PolicyTest {
  /** What AWS can be asked for only as a whole, with the reason. */
  private static final Map<String, String> WITHOUT_A_RESOURCE =
      HashMap.of(
          "xray:PutTelemetryRecords", "X-Ray knows no resource to write to",
          "xray:PutTraceSegments", "X-Ray knows no resource to write to");

  private static final Seq<String> PREFIXES = List.of("/pending/*", "/assets/*");

  /** A statement, and where it stands. */
  private record Statement(String where, JsonNode json) {
    Seq<String> actions() {
      return strings(json.path("Action"));
    }

    Seq<String> resources() {
      return elements(json.path("Resource")).map(Statement::flat);
    }

    private static String flat(JsonNode resource) {
      var joined = resource.path("Fn::Join").path(1);
      return joined.isMissingNode()
          ? resource.isTextual() ? resource.asText() : "one"
          : List.ofAll(joined).map(part -> part.isTextual() ? part.asText() : "one").mkString();
    }
  }

  @Test
  void noActionHasAWildcard() {
    assertThat(
            allowed()
                .filter(statement -> statement.actions().exists(action -> action.contains("*"))))
        .isEmpty();
  }

  @Test
  void noResourceHasAWildcardButKeysUnderAPrefixAndWhatAwsGivesNoName() {
    var wide =
        allowed()
            .flatMap(statement ->
                statement
                    .resources()
                    .filter(resource ->
                        resource.contains("*")
                            && PREFIXES.forAll(prefix -> !resource.endsWith(prefix)))
                    .map(resource -> new Wide(statement, resource)))
            .reject(each ->
                each.resource().equals("*")
                    && each.statement().actions().forAll(WITHOUT_A_RESOURCE::containsKey));

    assertThat(wide).isEmpty();
  }

  private record Wide(Statement statement, String resource) {}

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

  /** Also what a policy beside a role says, if anything of CDK's should make one. */
  private static Seq<Statement> allowed() {
    var roles =
        Synthesis.prod()
            .resources("AWS::IAM::Role")
            .flatMap(role ->
                List.ofAll(role.properties().path("Policies"))
                    .flatMap(policy -> statements(role, policy.path("PolicyDocument"))));
    var policies =
        Synthesis.prod()
            .resources("AWS::IAM::Policy")
            .flatMap(policy -> statements(policy, policy.properties().path("PolicyDocument")));
    return roles.appendAll(policies);
  }

  private static Seq<Statement> statements(Resource resource, JsonNode document) {
    return List.ofAll(document.path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .map(statement -> new Statement(resource.stack() + "/" + resource.id(), statement));
  }

  private static Seq<JsonNode> elements(JsonNode json) {
    return json.isArray() ? List.ofAll(json) : List.of(json);
  }

  private static Seq<String> strings(JsonNode json) {
    return elements(json).map(JsonNode::asText);
  }
}
