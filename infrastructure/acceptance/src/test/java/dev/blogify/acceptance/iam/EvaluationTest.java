package dev.blogify.acceptance.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.acceptance.iam.Named.Stored;
import dev.blogify.acceptance.iam.Named.Table;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIGNATURE = "0123456789abcdef".repeat(4);
  private static final Call READ =
      new Call("upload", "dynamodb:GetItem", new Table("Here"), Circumstances.ofAny());
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

  private final Calls calls = new Calls();

  @Test
  void aNameIsWhatTheSameVariableSaysWhereTheFunctionIsDeployed() {
    calls.made(READ);
    calls.made(READ);

    var evaluation = evaluation(GET_AND_PUT);

    assertThat(evaluation.refused()).isEmpty();
    assertThat(evaluation.decisions().map(each -> each.access().resource()))
        .containsExactly("arn:aws:dynamodb:eu-west-3:123456789012:table/There");
    assertThat(evaluation.counts())
        .isEqualTo(
            "IAM: 2 calls evaluated (1 distinct), 0 not allowed; 2 grants, 1 unused (0 explained)");
  }

  @Test
  void aCallWithoutAGrantIsRefused() {
    calls.made(READ);

    assertThat(evaluation(UPLOAD).refused()).singleElement().asString().contains("IMPLICITLY");
  }

  @Test
  void aNameThatNoVariableTellsIsAnError() {
    calls.made(
        new Call("upload", "dynamodb:GetItem", new Table("Elsewhere"), Circumstances.ofAny()));

    assertThatIllegalArgumentException().isThrownBy(() -> evaluation(GET_AND_PUT));
  }

  @Test
  void aNameThatTwoVariablesTellIsAnError() {
    calls.made(new Call("upload", "dynamodb:GetItem", new Table("Twice"), Circumstances.ofAny()));

    assertThatIllegalArgumentException().isThrownBy(() -> evaluation(GET_AND_PUT));
  }

  @Test
  void whatNoCallNeedsIsGrantedInVain() {
    calls.made(READ);

    assertThat(evaluation(GET_AND_PUT).grantedInVain())
        .containsExactly(
            "upload: dynamodb:PutItem with"
                + " arn:aws:dynamodb:eu-west-3:123456789012:table/There");
  }

  @Test
  void whatAnotherFunctionNeedsIsGrantedInVainAllTheSame() {
    calls.made(READ);
    calls.made(READ.by("other"));
    calls.made(new Call("other", "dynamodb:PutItem", READ.resource(), READ.context()));

    assertThat(evaluation(List.of("upload", "other"), List.empty(), GET_AND_PUT).grantedInVain())
        .singleElement()
        .asString()
        .startsWith("upload: dynamodb:PutItem");
  }

  @Test
  void whatIsExplainedIsNotInVainAndWhatIsNotThereIsExplainedInVain() {
    var lambda = new Explanation("*", "logs:PutLogEvents", "*:log-group:x", "Lambda's");
    var nothing = new Explanation("*", "logs:PutLogEvents", "*:log-group:y", "Lambda's");

    var evaluation = evaluation(List.of("upload"), List.of(lambda, nothing), LOG);

    assertThat(evaluation.grantedInVain()).isEmpty();
    assertThat(evaluation.explainedInVain())
        .containsExactly("logs:PutLogEvents with *:log-group:y");
  }

  @Test
  void whatIsExplainedForAnotherFunctionIsInVain() {
    var others = new Explanation("publisher", "logs:PutLogEvents", "*:log-group:x", "Lambda's");

    var evaluation = evaluation(List.of("upload"), List.of(others), LOG);

    assertThat(evaluation.grantedInVain()).hasSize(1);
    assertThat(evaluation.explainedInVain()).hasSize(1);
  }

  /** The client's own request counts, and by whom it was signed. */
  @Test
  void aSignedUrlIsUsedInTheNameOfTheFunctionThatAnsweredWithIt() {
    calls.answered("upload", "{\"url\":\"https://x?X-Amz-Signature=%s\"}".formatted(SIGNATURE));
    var object = new Stored("media-here", "pending/a");
    var minute = Circumstances.ofS3(Duration.ofMinutes(1));

    calls.used(SIGNATURE, "s3:PutObject", object, Circumstances.ofPut(minute, Option.some("*")));
    assertThat(evaluation(UPLOAD).refused()).isEmpty();
    assertThat(evaluation(UPLOAD).grantedInVain()).isEmpty();

    calls.used(SIGNATURE, "s3:PutObject", object, Circumstances.ofPut(minute, Option.none()));
    assertThat(evaluation(UPLOAD).refused()).singleElement().asString().contains("EXPLICITLY");
  }

  @Test
  void aUrlThatNobodySignedAndACallThatNobodyKnowsAreRefused() {
    calls.used(SIGNATURE, "s3:GetObject", new Stored("media-here", "a"), Circumstances.ofS3());
    calls.unknown("DescribeTable");

    assertThat(evaluation(UPLOAD).refused()).hasSize(2);
  }

  @Test
  void aConditionOfWhichNoCallTellsIsAnError() {
    calls.made(READ);
    var fromHome =
        GET_AND_PUT.replaceFirst(
            "\"Action\"", "\"Condition\": {\"StringLike\": {\"aws:SourceIp\": \"*\"}}, \"Action\"");

    assertThatIllegalArgumentException().isThrownBy(() -> evaluation(fromHome));
  }

  private Evaluation evaluation(String... statements) {
    return evaluation(List.of("upload"), List.empty(), statements);
  }

  private Evaluation evaluation(
      Seq<String> functions, Seq<Explanation> explanations, String... statements) {
    Map<String, String> here =
        HashMap.of("TABLE", "Here", "ONE", "Twice", "TWO", "Twice", "MEDIA_BUCKET", "media-here");
    Map<String, String> there =
        HashMap.of("TABLE", "There", "ONE", "One", "TWO", "Two", "MEDIA_BUCKET", "media-there");
    Function<String, DeployedFunction> function =
        name ->
            new DeployedFunction(
                name, there, Arns.ofRole(name), List.of(Policy.ofRole(policy(statements))));
    var stage =
        new DeployedStage(
            List.ofAll(functions).toLinkedMap(name -> name, function),
            HashMap.of(
                Arns.ofBucket("media-there"), Policy.ofResource(policy(REFUSE_OVERWRITING))));
    return Evaluation.of(stage, here, calls, explanations);
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
