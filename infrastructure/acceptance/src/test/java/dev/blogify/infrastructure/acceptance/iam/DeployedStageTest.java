package dev.blogify.infrastructure.acceptance.iam;

import static dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict.ALLOWED;
import static dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict.IMPLICITLY_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.acceptance.iam.IamRequest.RequestPrincipal;
import dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict;
import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage is read correctly from its templates. */
final class DeployedStageTest {
  private final DeployedStage stage = DeployedStage.prod();

  @Test
  void everyFunctionHasTheVariablesThatItReads() {
    for (var function : LambdaFunctions.ALL) {
      assertThat(stage.function(function.name()).variables().keySet())
          .as(function.name())
          .isEqualTo(
              HashSet.ofAll(function.environmentVariables()).add(LambdaFunction.ID_VARIABLE));
    }
  }

  /** The bucket policy admits CloudFront only, and only to assets/. */
  @Test
  void cloudFrontReadsServedAssetsOnly() {
    assertThat(edge("assets/a")).isEqualTo(ALLOWED);
    assertThat(edge("pending/a")).isEqualTo(IMPLICITLY_DENIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::Events::EventBusPolicy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::Policy",
        "AWS::IAM::RolePolicy",
        "AWS::SecretsManager::ResourcePolicy"
      })
  void anUnsupportedPolicyTypeIsAnError(String type) {
    var more = JsonNodeFactory.instance.objectNode();
    more.putObject("Resources").putObject("Unseen").put("Type", type);

    refuses(Synthesis.prod().templates().put("More", more), "Unseen");
  }

  @Test
  void aPolicyInsideATableIsAnError() {
    var more = JsonNodeFactory.instance.objectNode();
    more.putObject("Resources")
        .putObject("Unseen")
        .put("Type", "AWS::DynamoDB::GlobalTable")
        .putObject("Properties")
        .putArray("Replicas")
        .addObject()
        .putObject("ResourcePolicy");

    refuses(Synthesis.prod().templates().put("More", more), "Unseen");
  }

  @Test
  void aRoleWithManagedPoliciesIsAnError() {
    var api = api();
    first(api, "AWS::IAM::Role").putArray("ManagedPolicyArns");

    refuses(Synthesis.prod().templates().put("Api", api), "ManagedPolicyArns");
  }

  /** An endpoint override can disable TLS, which the evaluation assumes. */
  @Test
  void anEndpointOverrideIsAnError() {
    var api = api();
    ((ObjectNode) first(api, "AWS::Lambda::Function").path("Environment").path("Variables"))
        .put("AWS_ENDPOINT_URL_S3", "http://localhost");

    refuses(Synthesis.prod().templates().put("Api", api), "AWS_ENDPOINT_URL_S3");
  }

  private static void refuses(Map<String, JsonNode> templates, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeployedStage.fromTemplates(templates))
        .withMessageContaining(what);
  }

  private static JsonNode api() {
    return Synthesis.prod().templates().get("Api").get().deepCopy();
  }

  /** The properties of the first resource of a type that belongs to a function. */
  private static ObjectNode first(JsonNode template, String type) {
    return (ObjectNode)
        List.ofAll(template.path("Resources").properties())
            .find(each ->
                each.getValue().path("Type").asText().equals(type)
                    && each.getKey().startsWith("createPost"))
            .get()
            .getValue()
            .path("Properties");
  }

  private Verdict edge(String key) {
    var bucket = stage.function("requestUpload").variables().get("MEDIA_BUCKET").get();
    var object = Arns.ofBucket(bucket) + "/" + key;
    var access =
        new IamRequest(
            new RequestPrincipal.Service("cloudfront.amazonaws.com"),
            "s3:GetObject",
            object,
            HashMap.of(
                "aws:sourcearn", "arn:aws:cloudfront::%s:distribution/E1".formatted(Arns.ACCOUNT)));
    return PolicyEvaluator.decide(access, List.empty(), stage.resourceStatements(object));
  }
}
