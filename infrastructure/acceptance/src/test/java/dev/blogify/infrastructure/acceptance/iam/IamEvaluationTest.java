package dev.blogify.infrastructure.acceptance.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.BucketObject;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.DynamoTable;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class IamEvaluationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIGNATURE = "0123456789abcdef".repeat(4);
  private static final AwsCall READ =
      new AwsCall(
          "upload", "dynamodb:GetItem", new DynamoTable("Here"), ConditionContext.forAnyCall());
  private static final String LOG =
      """
      {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "arn:aws:logs:r:a:log-group:x"}\
      """;
  private static final String GET_AND_PUT =
      """
      {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem"],
       "Resource": "arn:aws:dynamodb:eu-west-3:123456789012:table/There"}\
      """;
  private static final String UPLOAD =
      """
      {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::media-there/*"}\
      """;
  private static final String REFUSE_OVERWRITING =
      """
      {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:PutObject",
       "Resource": "arn:aws:s3:::media-there/pending/*",
       "Condition": {"Null": {"s3:if-none-match": "true"}}}\
      """;

  private final AwsCallLog calls = new AwsCallLog();

  @Test
  void aNameIsMappedThroughTheVariableThatHoldsIt() {
    calls.recordCall(READ);
    calls.recordCall(READ);

    var evaluation = evaluation(GET_AND_PUT);

    assertThat(evaluation.denied()).isEmpty();
    assertThat(evaluation.decisions().map(each -> each.request().resource()))
        .containsExactly("arn:aws:dynamodb:eu-west-3:123456789012:table/There");
    assertThat(evaluation.summary())
        .isEqualTo(
            "IAM: 2 calls evaluated (1 distinct), 0 not allowed; 2 grants, 1 unused (0 explained)");
  }

  @Test
  void aCallWithoutAGrantIsDenied() {
    calls.recordCall(READ);

    assertThat(evaluation(UPLOAD).denied()).singleElement().asString().contains("IMPLICITLY");
  }

  @Test
  void aNameInNoVariableIsAnError() {
    calls.recordCall(
        new AwsCall(
            "upload",
            "dynamodb:GetItem",
            new DynamoTable("Elsewhere"),
            ConditionContext.forAnyCall()));

    assertThatIllegalArgumentException().isThrownBy(() -> evaluation(GET_AND_PUT));
  }

  @Test
  void aNameInTwoVariablesIsAnError() {
    calls.recordCall(
        new AwsCall(
            "upload", "dynamodb:GetItem", new DynamoTable("Twice"), ConditionContext.forAnyCall()));

    assertThatIllegalArgumentException().isThrownBy(() -> evaluation(GET_AND_PUT));
  }

  @Test
  void aGrantThatNoCallNeedsIsReported() {
    calls.recordCall(READ);

    assertThat(evaluation(GET_AND_PUT).unexplainedGrants())
        .containsExactly(
            "upload: dynamodb:PutItem with"
                + " arn:aws:dynamodb:eu-west-3:123456789012:table/There");
  }

  @Test
  void aGrantThatOnlyAnotherFunctionNeedsIsReported() {
    calls.recordCall(READ);
    calls.recordCall(READ.withFunction("other"));
    calls.recordCall(new AwsCall("other", "dynamodb:PutItem", READ.resource(), READ.context()));

    assertThat(
            evaluation(List.of("upload", "other"), List.empty(), GET_AND_PUT).unexplainedGrants())
        .singleElement()
        .asString()
        .startsWith("upload: dynamodb:PutItem");
  }

  @Test
  void anExplainedGrantIsNotReportedButAStaleExplanationIs() {
    var lambda = new GrantExplanation("*", "logs:PutLogEvents", "*:log-group:x", "Lambda's");
    var nothing = new GrantExplanation("*", "logs:PutLogEvents", "*:log-group:y", "Lambda's");

    var evaluation = evaluation(List.of("upload"), List.of(lambda, nothing), LOG);

    assertThat(evaluation.unexplainedGrants()).isEmpty();
    assertThat(evaluation.staleExplanations())
        .containsExactly("logs:PutLogEvents with *:log-group:y");
  }

  @Test
  void anExplanationForAnotherFunctionDoesNotApply() {
    var others =
        new GrantExplanation("publisher", "logs:PutLogEvents", "*:log-group:x", "Lambda's");

    var evaluation = evaluation(List.of("upload"), List.of(others), LOG);

    assertThat(evaluation.unexplainedGrants()).hasSize(1);
    assertThat(evaluation.staleExplanations()).hasSize(1);
  }

  /** The condition keys come from the request of the client, the function from the signature. */
  @Test
  void useOfASignedUrlCountsForTheFunctionThatSignedIt() {
    calls.recordResponse(
        "upload", "{\"url\":\"https://x?X-Amz-Signature=%s\"}".formatted(SIGNATURE));
    var object = new BucketObject("media-here", "pending/a");
    var minute = ConditionContext.forS3(Duration.ofMinutes(1));

    calls.recordSignedUrlUse(
        SIGNATURE,
        "s3:PutObject",
        object,
        ConditionContext.withIfNoneMatch(minute, Option.some("*")));
    assertThat(evaluation(UPLOAD).denied()).isEmpty();
    assertThat(evaluation(UPLOAD).unexplainedGrants()).isEmpty();

    calls.recordSignedUrlUse(
        SIGNATURE, "s3:PutObject", object, ConditionContext.withIfNoneMatch(minute, Option.none()));
    assertThat(evaluation(UPLOAD).denied()).singleElement().asString().contains("EXPLICITLY");
  }

  @Test
  void anUnknownSignatureAndAnUnmappedCallAreDenied() {
    calls.recordSignedUrlUse(
        SIGNATURE, "s3:GetObject", new BucketObject("media-here", "a"), ConditionContext.forS3());
    calls.unknown("DescribeTable");

    assertThat(evaluation(UPLOAD).denied()).hasSize(2);
  }

  @Test
  void anUnrecordedConditionKeyIsAnError() {
    calls.recordCall(READ);
    var fromHome =
        GET_AND_PUT.replaceFirst(
            "\"Action\"", "\"Condition\": {\"StringLike\": {\"aws:SourceIp\": \"*\"}}, \"Action\"");

    assertThatIllegalArgumentException().isThrownBy(() -> evaluation(fromHome));
  }

  private IamEvaluation evaluation(String... statements) {
    return evaluation(List.of("upload"), List.empty(), statements);
  }

  private IamEvaluation evaluation(
      Seq<String> functions, Seq<GrantExplanation> explanations, String... statements) {
    Map<String, String> here =
        HashMap.of("TABLE", "Here", "ONE", "Twice", "TWO", "Twice", "MEDIA_BUCKET", "media-here");
    Map<String, String> there =
        HashMap.of("TABLE", "There", "ONE", "One", "TWO", "Two", "MEDIA_BUCKET", "media-there");
    Function<String, DeployedFunction> function =
        name ->
            new DeployedFunction(
                name, there, Arns.ofRole(name), List.of(IamPolicy.ofRole(policy(statements))));
    var stage =
        new DeployedStage(
            List.ofAll(functions).toLinkedMap(name -> name, function),
            HashMap.of(
                Arns.ofBucket("media-there"), IamPolicy.ofResource(policy(REFUSE_OVERWRITING))));
    return IamEvaluation.of(stage, here, calls, explanations);
  }

  private static JsonNode policy(String... statements) {
    try {
      return JSON.readTree(
          "{\"Version\": \"2012-10-17\", \"Statement\": [%s]}"
              .formatted(List.of(statements).mkString(",")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
