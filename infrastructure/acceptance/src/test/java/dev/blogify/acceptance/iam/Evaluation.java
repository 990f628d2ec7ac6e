package dev.blogify.acceptance.iam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.blogify.acceptance.iam.PolicyEvaluator.Verdict;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * What IAM would have said to all that the functions of a platform did, had they been those of a
 * stage. What a function calls by the name that one of its variables told it, it would there call
 * by what the same variable says; so variables are tried along with policies.
 *
 * @param grants all that the functions are allowed
 * @param explanations why some of it is for none of their calls
 */
public record Evaluation(
    DeployedStage stage,
    Seq<Decision> decisions,
    Seq<String> unknown,
    Seq<Grant> grants,
    Seq<Explanation> explanations) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Evaluates.
   *
   * @param variables what the functions of the platform were told, by the names of variables
   */
  public static Evaluation of(DeployedStage stage, Map<String, String> variables, Calls calls) {
    return of(stage, variables, calls, Explanation.ALL);
  }

  static Evaluation of(
      DeployedStage stage,
      Map<String, String> variables,
      Calls calls,
      Seq<Explanation> explanations) {
    return new Evaluation(
        stage,
        calls
            .all()
            .toVector()
            .map(each -> decide(stage, variables, each._1(), each._2()))
            .sortBy(each -> each.call().toString()),
        calls.unknown(),
        stage.functions().values().toVector().flatMap(Grant::of),
        explanations);
  }

  private static Decision decide(
      DeployedStage stage, Map<String, String> variables, Call call, long times) {
    var function = stage.function(call.function());
    var arn = call.resource().arn(told(function, variables, call));
    return decide(stage, call, times, arn, call.context());
  }

  private static Decision decide(
      DeployedStage stage, Call call, long times, String arn, Map<String, String> context) {
    var function = stage.function(call.function());
    var access = new Access(new Access.Caller.Role(function.role()), call.action(), arn, context);
    var resource = stage.at(arn);
    function.statements().appendAll(resource).forEach(Evaluation::checkConditions);
    return new Decision(
        call, times, access, PolicyEvaluator.decide(access, function.statements(), resource));
  }

  /** What the variable says in the stage that told the function of this name. */
  private static String told(DeployedFunction function, Map<String, String> variables, Call call) {
    var telling =
        function.variables().filterKeys(key -> variables.get(key).contains(call.resource().name()));
    if (telling.size() != 1) {
      throw new IllegalArgumentException(
          "Of that, not one variable tells, but %s: %s".formatted(telling.keySet(), call));
    }
    return telling.values().head();
  }

  /** What is not there because nobody noted it would pass for what is not there. */
  private static void checkConditions(Statement statement) {
    var others =
        statement
            .conditions()
            .map(condition -> condition.key().toLowerCase(Locale.ROOT))
            .removeAll(Circumstances.KNOWN);
    if (others.nonEmpty()) {
      throw new IllegalArgumentException("Of a call is not noted " + others);
    }
  }

  /** What would have failed, or is not known to be allowed. */
  public Seq<String> refused() {
    return decisions
        .filter(each -> each.verdict() != Verdict.ALLOWED)
        .map(each -> "%s: %s".formatted(each.verdict(), each.access()))
        .appendAll(unknown);
  }

  private Seq<Grant> unused() {
    return grants.reject(grant -> decisions.exists(grant::allows));
  }

  private Seq<Grant> explained() {
    return unused().filter(grant -> explanations.exists(each -> each.explains(grant)));
  }

  /** What is allowed though nobody needs it. */
  public Seq<String> grantedInVain() {
    return unused()
        .removeAll(explained())
        .map(each -> "%s: %s with %s".formatted(each.function(), each.action(), each.resource()));
  }

  /** Explanations of what is not there. */
  public Seq<String> explainedInVain() {
    var unused = unused();
    return explanations
        .reject(each -> unused.exists(each::explains))
        .map(each -> each.action() + " with " + each.resource());
  }

  /**
   * What nobody asked: for each grant a call that it allows, by every function and in worse
   * circumstances. Most of it is denied.
   */
  private Seq<Decision> trials() {
    var asked =
        grants
            .flatMap(grant -> decisions.find(grant::allows))
            .distinctBy(each -> each.access().action() + " " + each.access().resource());
    var byOthers =
        asked.flatMap(each ->
            stage
                .functions()
                .keySet()
                .toVector()
                .map(function -> trial(each, each.call().by(function), each.access().context())));
    var worse =
        asked.flatMap(each ->
            Circumstances.worse(each.access().context())
                .map(context -> trial(each, each.call(), context)));
    return byOthers.appendAll(worse);
  }

  private Decision trial(Decision asked, Call call, Map<String, String> context) {
    return decide(stage, call, 0, asked.access().resource(), context);
  }

  /** How many calls there were, for whoever reads along. */
  public String countsOfCalls() {
    return "IAM: %d calls evaluated (%d distinct), %d not allowed"
        .formatted(
            decisions.map(Decision::times).sum().longValue(), decisions.size(), refused().size());
  }

  /** The same, and how many grants. */
  public String counts() {
    return "%s; %d grants, %d unused (%d explained)"
        .formatted(countsOfCalls(), grants.size(), unused().size(), explained().size());
  }

  /** All of it, with the policies, for another evaluator to try. */
  public void write(Path file) {
    try {
      Files.writeString(file, JSON.writeValueAsString(json()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private java.util.Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("calls", decisions.map(Decision::times).sum());
    json.put("distinctCalls", decisions.size());
    json.put("notAllowed", refused().asJava());
    json.put("grants", grants.size());
    json.put("unusedGrants", unused().size());
    json.put("unexplained", grantedInVain().asJava());
    json.put("explained", explained().map(this::json).asJava());
    json.put("policiesOfFunctions", stage.functions().mapValues(each -> json(each)).toJavaMap());
    json.put("policiesOfBuckets", stage.resources().mapValues(Policy::document).toJavaMap());
    json.put("decisions", decisions.map(Evaluation::json).asJava());
    json.put("trials", trials().map(Evaluation::json).asJava());
    return json;
  }

  private java.util.Map<String, Object> json(Grant grant) {
    var json = new LinkedHashMap<String, Object>();
    json.put("function", grant.function());
    json.put("action", grant.action());
    json.put("resource", grant.resource());
    json.put("reason", explanations.find(each -> each.explains(grant)).get().reason());
    return json;
  }

  private static java.util.Map<String, Object> json(DeployedFunction function) {
    return java.util.Map.of(
        "role", function.role(), "policies", function.policies().map(Policy::document).asJava());
  }

  private static java.util.Map<String, Object> json(Decision decision) {
    var json = new LinkedHashMap<String, Object>();
    json.put("function", decision.call().function());
    json.put("action", decision.access().action());
    json.put("resource", decision.access().resource());
    json.put("context", decision.access().context().toJavaMap());
    json.put("times", decision.times());
    json.put("verdict", decision.verdict());
    return json;
  }
}
