package dev.blogify.acceptance.iam;

import static dev.blogify.acceptance.iam.PolicyEvaluator.Verdict.ALLOWED;
import static dev.blogify.acceptance.iam.PolicyEvaluator.Verdict.IMPLICITLY_DENIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.iam.Access.Caller;
import dev.blogify.acceptance.iam.PolicyEvaluator.Verdict;
import dev.blogify.functions.Functions;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

/** What is deployed of a stage, read back from its templates. */
final class DeployedStageTest {
  private final DeployedStage stage = DeployedStage.prod();

  @Test
  void everyFunctionHasTheVariablesThatItReads() {
    for (var function : Functions.ALL) {
      assertThat(stage.function(function.name()).variables().keySet())
          .as(function.name())
          .isEqualTo(HashSet.ofAll(function.environment()));
    }
  }

  /** Nothing else goes through the bucket's own policy but the edge, and that to assets/. */
  @Test
  void theEdgeReadsWhatIsServedAndNothingElse() {
    assertThat(edge("assets/a")).isEqualTo(ALLOWED);
    assertThat(edge("pending/a")).isEqualTo(IMPLICITLY_DENIED);
  }

  private Verdict edge(String key) {
    var bucket = stage.function("requestUpload").variables().get("MEDIA_BUCKET").get();
    var object = Arns.ofBucket(bucket) + "/" + key;
    var access =
        new Access(
            new Caller.Service("cloudfront.amazonaws.com"),
            "s3:GetObject",
            object,
            HashMap.of(
                "aws:sourcearn", "arn:aws:cloudfront::%s:distribution/E1".formatted(Arns.ACCOUNT)));
    return PolicyEvaluator.decide(access, List.empty(), stage.at(object));
  }
}
