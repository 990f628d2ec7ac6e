package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * The functions and the policies of a stage, with the ARNs of a fictitious account.
 *
 * @param functions by name
 * @param resourcePolicies the resource policies, by the ARN of their resource
 */
public record DeployedStage(
    Map<String, DeployedFunction> functions, Map<String, IamPolicy> resourcePolicies) {
  /** Properties and types that change permissions and are not supported. */
  private static final Set<String> UNSUPPORTED_POLICY_TYPES =
      HashSet.of(
          "AWS::Events::EventBusPolicy",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::RolePolicy",
          "AWS::SecretsManager::ResourcePolicy");

  private static final Set<String> SUPPORTED_ROLE_PROPERTIES =
      HashSet.of("AssumeRolePolicyDocument", "Policies", "RoleName");

  private static final class ProdHolder {
    static final DeployedStage PROD = fromTemplates(Synthesis.prod().templates());
  }

  /** The stage with all features, synthesized once. */
  public static DeployedStage prod() {
    return ProdHolder.PROD;
  }

  static DeployedStage fromTemplates(Map<String, JsonNode> byStack) {
    var templates = new CloudFormationTemplates(byStack);
    templates
        .resources()
        .filter(each ->
            UNSUPPORTED_POLICY_TYPES.contains(each.type())
                || each.json().findValue("ResourcePolicy") != null)
        .forEach(each -> {
          throw new IllegalArgumentException("Unsupported: " + each);
        });
    return new DeployedStage(
        LambdaFunctions.ALL.toLinkedMap(LambdaFunction::name, each -> function(templates, each)),
        HashMap.ofEntries(
            templates
                .resources("AWS::S3::BucketPolicy")
                .map(each ->
                    Tuple.of(
                        Arns.ofBucket(
                            templates.resolve(each.stack(), each.property("Bucket")).asText()),
                        IamPolicy.ofResource(
                            templates.resolve(each.stack(), each.property("PolicyDocument")))))));
  }

  /** Finds the function by its id, because functions of one trigger have the same handler. */
  private static DeployedFunction function(
      CloudFormationTemplates templates, LambdaFunction function) {
    var deployed =
        templates
            .resources("AWS::Lambda::Function")
            .filter(each ->
                each.property("Environment")
                    .path("Variables")
                    .path(LambdaFunction.ID_VARIABLE)
                    .asText()
                    .equals(function.name()))
            .single();
    var handler = deployed.property("Handler").asText();
    if (!handler.equals(function.handlerClass().getName() + "::handleRequest")) {
      throw new IllegalArgumentException("Unexpected handler: " + handler);
    }
    var variables =
        templates.resolve(deployed.stack(), deployed.property("Environment").path("Variables"));
    if (List.ofAll(variables.properties()).exists(each -> each.getKey().startsWith("AWS_"))) {
      throw new IllegalArgumentException("Unsupported endpoint override: " + variables);
    }
    var role =
        templates.resource(
            deployed.stack(), deployed.property("Role").path("Fn::GetAtt").path(0).asText());
    return new DeployedFunction(
        function.name(),
        List.ofAll(variables.properties())
            .toLinkedMap(each -> each.getKey(), each -> each.getValue().asText()),
        templates.resolve(deployed.stack(), deployed.property("Role")).asText(),
        policies(templates, role));
  }

  private static Seq<IamPolicy> policies(
      CloudFormationTemplates templates, CloudFormationTemplates.Resource role) {
    var others =
        List.ofAll(role.json().path("Properties").properties())
            .map(each -> each.getKey())
            .removeAll(SUPPORTED_ROLE_PROPERTIES);
    if (others.nonEmpty()) {
      throw new IllegalArgumentException("Unsupported: %s of %s".formatted(others, role.id()));
    }
    return List.ofAll(role.property("Policies"))
        .map(policy ->
            IamPolicy.ofRole(templates.resolve(role.stack(), policy.path("PolicyDocument"))));
  }

  DeployedFunction function(String name) {
    return functions
        .get(name)
        .getOrElseThrow(() -> new IllegalArgumentException("Not deployed: " + name));
  }

  /** A bucket policy also applies to the objects in the bucket. */
  Seq<PolicyStatement> resourceStatements(String arn) {
    return resourcePolicies
        .filterKeys(each -> arn.equals(each) || arn.startsWith(each + "/"))
        .values()
        .toList()
        .flatMap(IamPolicy::statements);
  }
}
