package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * Evaluates the recorded calls of a platform with the policies of a deployed stage. The name of a
 * resource in a call is mapped to the deployed name through the environment variable that contains
 * it; therefore the evaluation covers variables, too.
 *
 * @param grants all permissions of the functions
 * @param explanations the reasons for permissions that no call needs
 */
public record IamEvaluation(
    DeployedStage stage,
    Seq<IamDecision> decisions,
    Seq<String> unknown,
    Seq<PolicyGrant> grants,
    Seq<GrantExplanation> explanations) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Evaluates the calls.
   *
   * @param variables the environment variables of the functions on this platform, by name
   */
  public static IamEvaluation of(
      DeployedStage stage, Map<String, String> variables, AwsCallLog calls) {
    return of(stage, variables, calls, GrantExplanation.ALL);
  }

  static IamEvaluation of(
      DeployedStage stage,
      Map<String, String> variables,
      AwsCallLog calls,
      Seq<GrantExplanation> explanations) {
    return new IamEvaluation(
        stage,
        calls
            .countsByCall()
            .toVector()
            .map(each -> decide(stage, variables, each._1(), each._2()))
            .sortBy(each -> each.call().toString()),
        calls.unknown(),
        stage.functions().values().toVector().flatMap(PolicyGrant::listFor),
        explanations);
  }

  private static IamDecision decide(
      DeployedStage stage, Map<String, String> variables, AwsCall call, long times) {
    var function = stage.function(call.function());
    var arn = call.resource().arn(deployedName(function, variables, call));
    return decide(stage, call, times, arn, call.context());
  }

  private static IamDecision decide(
      DeployedStage stage, AwsCall call, long times, String arn, Map<String, String> context) {
    var function = stage.function(call.function());
    var access =
        new IamRequest(
            new IamRequest.RequestPrincipal.Role(function.role()), call.action(), arn, context);
    var resource = stage.resourceStatements(arn);
    function.statements().appendAll(resource).forEach(IamEvaluation::checkConditions);
    return new IamDecision(
        call, times, access, PolicyEvaluator.decide(access, function.statements(), resource));
  }

  /** The value in the stage of the variable that contains this name. */
  private static String deployedName(
      DeployedFunction function, Map<String, String> variables, AwsCall call) {
    var matching =
        function.variables().filterKeys(key -> variables.get(key).contains(call.resource().name()));
    if (matching.size() != 1) {
      throw new IllegalArgumentException(
          "Expected one variable with this name, but found %s: %s"
              .formatted(matching.keySet(), call));
    }
    return matching.values().head();
  }

  /** An unrecorded condition key is an error, because IAM would treat it as absent. */
  private static void checkConditions(PolicyStatement statement) {
    var others =
        statement
            .conditions()
            .map(condition -> condition.key().toLowerCase(Locale.ROOT))
            .removeAll(ConditionContext.SUPPORTED_KEYS);
    if (others.nonEmpty()) {
      throw new IllegalArgumentException("The call lacks the condition key " + others);
    }
  }

  /** The calls that are denied or not supported. */
  public Seq<String> denied() {
    return decisions
        .filter(each -> each.verdict() != Verdict.ALLOWED)
        .map(each -> "%s: %s".formatted(each.verdict(), each.request()))
        .appendAll(unknown);
  }

  private Seq<PolicyGrant> unusedGrants() {
    return grants.reject(grant -> decisions.exists(grant::covers));
  }

  private Seq<PolicyGrant> explainedGrants() {
    return unusedGrants().filter(grant -> explanations.exists(each -> each.explains(grant)));
  }

  /** The permissions that no call and no explanation needs. */
  public Seq<String> unexplainedGrants() {
    return unusedGrants()
        .removeAll(explainedGrants())
        .map(each -> "%s: %s with %s".formatted(each.function(), each.action(), each.resource()));
  }

  /** The explanations of permissions that do not exist. */
  public Seq<String> staleExplanations() {
    var unused = unusedGrants();
    return explanations
        .reject(each -> unused.exists(each::explains))
        .map(each -> each.action() + " with " + each.resource());
  }

  /**
   * Calls that no function made: for each permission one allowed call, by each function and in
   * worse circumstances. IAM denies most of them.
   */
  private Seq<IamDecision> trials() {
    var asked =
        grants
            .flatMap(grant -> decisions.find(grant::covers))
            .distinctBy(each -> each.request().action() + " " + each.request().resource());
    var byOthers =
        asked.flatMap(each ->
            stage
                .functions()
                .keySet()
                .toVector()
                .map(function ->
                    trial(each, each.call().withFunction(function), each.request().context())));
    var worse =
        asked.flatMap(each ->
            ConditionContext.degraded(each.request().context())
                .map(context -> trial(each, each.call(), context)));
    return byOthers.appendAll(worse);
  }

  private IamDecision trial(IamDecision asked, AwsCall call, Map<String, String> context) {
    return decide(stage, call, 0, asked.request().resource(), context);
  }

  /** A summary of the calls. */
  public String callSummary() {
    return "IAM: %d calls evaluated (%d distinct), %d not allowed"
        .formatted(
            decisions.map(IamDecision::times).sum().longValue(), decisions.size(), denied().size());
  }

  /** A summary of the calls and the permissions. */
  public String summary() {
    return "%s; %d grants, %d unused (%d explained)"
        .formatted(callSummary(), grants.size(), unusedGrants().size(), explainedGrants().size());
  }

  /** Writes the calls, the decisions and the policies, for comparison with another evaluator. */
  public void writeReport(Path file) {
    try {
      Files.writeString(file, JSON.writeValueAsString(json()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private java.util.Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("calls", decisions.map(IamDecision::times).sum());
    json.put("distinctCalls", decisions.size());
    json.put("notAllowed", denied().asJava());
    json.put("grants", grants.size());
    json.put("unusedGrants", unusedGrants().size());
    json.put("unexplained", unexplainedGrants().asJava());
    json.put("explained", explainedGrants().map(this::json).asJava());
    json.put("policiesOfFunctions", stage.functions().mapValues(each -> json(each)).toJavaMap());
    json.put(
        "policiesOfBuckets", stage.resourcePolicies().mapValues(IamPolicy::document).toJavaMap());
    json.put("decisions", decisions.map(IamEvaluation::json).asJava());
    json.put("trials", trials().map(IamEvaluation::json).asJava());
    return json;
  }

  private java.util.Map<String, Object> json(PolicyGrant grant) {
    var json = new LinkedHashMap<String, Object>();
    json.put("function", grant.function());
    json.put("action", grant.action());
    json.put("resource", grant.resource());
    json.put("reason", explanations.find(each -> each.explains(grant)).get().reason());
    return json;
  }

  private static java.util.Map<String, Object> json(DeployedFunction function) {
    return java.util.Map.of(
        "role", function.role(), "policies", function.policies().map(IamPolicy::document).asJava());
  }

  private static java.util.Map<String, Object> json(IamDecision decision) {
    var json = new LinkedHashMap<String, Object>();
    json.put("function", decision.call().function());
    json.put("action", decision.request().action());
    json.put("resource", decision.request().resource());
    json.put("context", decision.request().context().toJavaMap());
    json.put("times", decision.times());
    json.put("verdict", decision.verdict());
    return json;
  }
}
