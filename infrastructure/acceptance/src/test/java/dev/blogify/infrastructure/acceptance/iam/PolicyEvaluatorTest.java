package dev.blogify.infrastructure.acceptance.iam;

import static dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict.ALLOWED;
import static dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict.EXPLICITLY_DENIED;
import static dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict.IMPLICITLY_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.infrastructure.acceptance.iam.IamRequest.RequestPrincipal;
import dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Examples from AWS's documentation and policies of the same form. Names replace the placeholders
 * of the pages.
 */
final class PolicyEvaluatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RequestPrincipal ME =
      new RequestPrincipal.Role("arn:aws:iam::111122223333:user/me");
  private static final RequestPrincipal CLOUD_FRONT =
      new RequestPrincipal.Service("cloudfront.amazonaws.com");
  private static final Map<String, String> NO_CONTEXT = HashMap.empty();

  /** IAM User Guide, "Policy evaluation for requests within a single account": the example. */
  private static final Seq<String> CARLOS =
      List.of(
          allow("\"s3:ListAllMyBuckets\"", "\"arn:aws:s3:::*\""),
          allow("\"s3:*\"", "[\"arn:aws:s3:::bucket-carlos/*\", \"arn:aws:s3:::bucket-carlos\"]"),
          deny("\"s3:*\"", "\"arn:aws:s3:::*log*\""));

  /** The resource policy of the same example. */
  private static final String TO_ME =
      allow(
          "\"s3:*\"",
          "[\"arn:aws:s3:::bucket-carlos/*\", \"arn:aws:s3:::bucket-carlos\"]",
          "\"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:user/me\"}");

  /** S3 User Guide, "Bucket policy examples using condition keys": a required prefix. */
  private static final String PROJECTS =
      allow(
          "\"s3:ListBucket\"",
          "\"arn:aws:s3:::bucket\"",
          condition("StringEquals", "s3:prefix", "\"projects\""));

  /** IAM User Guide, "Conditions with multiple context keys or values". */
  private static final String SEVERAL =
      allow(
          "\"ec2:StartInstances\"",
          "\"*\"",
          """
          "Condition": {
            "StringEquals": {"aws:PrincipalTag/department": ["finance", "hr"],
                             "aws:PrincipalTag/role": "audit"},
            "Bool": {"aws:MultiFactorAuthPresent": "true"}}\
          """);

  /** S3 User Guide, "Examples of Amazon S3 bucket policies": HTTPS only. */
  private static final String HTTPS =
      deny(
          "\"s3:*\"",
          "[\"arn:aws:s3:::bucket\", \"arn:aws:s3:::bucket/*\"]",
          "\"Principal\": \"*\"",
          condition("Bool", "aws:SecureTransport", "\"false\""));

  /** S3 User Guide, "Bucket policy examples using condition keys": a minimum TLS version. */
  private static final String TLS =
      deny(
          "\"s3:*\"",
          "[\"arn:aws:s3:::bucket\", \"arn:aws:s3:::bucket/*\"]",
          "\"Principal\": {\"AWS\": \"*\"}",
          condition("NumericLessThan", "s3:TlsVersion", "1.2"));

  /** S3 API Reference, "Signature Version 4 Authentication Specific Policy Keys": ten minutes. */
  private static final String TEN_MINUTES =
      deny(
          "\"s3:*\"",
          "\"arn:aws:s3:::bucket/*\"",
          "\"Principal\": {\"AWS\": \"*\"}",
          condition("NumericGreaterThan", "s3:signatureAge", "600000"));

  /** S3 User Guide, "Enforce conditional writes on Amazon S3 buckets": the deny statement. */
  private static final String NO_OVERWRITING =
      deny(
          "\"s3:PutObject\"",
          "\"arn:aws:s3:::bucket/*\"",
          "\"Principal\": \"*\"",
          condition("Null", "s3:if-none-match", "\"true\""));

  /** S3 User Guide, "Enforce conditional writes on Amazon S3 buckets": the allow statement. */
  private static final String CONDITIONAL =
      allow(
          "\"s3:PutObject\"",
          "\"arn:aws:s3:::bucket/*\"",
          condition("Null", "s3:if-none-match", "\"false\""));

  /** CloudFront Developer Guide, "Restrict access to an Amazon S3 origin": one distribution. */
  private static final String EDGE =
      allow(
          "\"s3:GetObject\"",
          "\"arn:aws:s3:::bucket/*\"",
          "\"Principal\": {\"Service\": \"cloudfront.amazonaws.com\"}",
          condition(
              "StringEquals",
              "AWS:SourceArn",
              "\"arn:aws:cloudfront::111122223333:distribution/EDFDVBD6EXAMPLE\""));

  /**
   * A request and the expected decision.
   *
   * @param page the AWS page that states the decision
   */
  record Example(
      String page,
      RequestPrincipal caller,
      Seq<String> identityStatements,
      Seq<String> resourceStatements,
      String action,
      String arn,
      Map<String, String> context,
      Verdict verdict) {}

  static Stream<Example> examples() {
    var logic = "How AWS enforcement code logic evaluates requests";
    var account = "Policy evaluation for requests within a single account";
    var resources = "IAM JSON policy elements: Resource";
    var actions = "IAM JSON policy elements: Action";
    var conditions = "IAM JSON policy elements: Condition operators";
    var several = "Conditions with multiple context keys or values";
    var keys = "Bucket policy examples using condition keys";
    var start = "ec2:StartInstances";
    var instance = "arn:aws:ec2:eu-west-3:111122223333:instance/i-1";
    var all = allow("\"s3:*\"", "\"*\"");
    var department = "aws:principaltag/department";
    var role = "aws:principaltag/role";
    var factor = "aws:multifactorauthpresent";
    var queue = "arn:aws:sqs:us-east-2:111122223333:queue1";
    return Stream.of(
        identityPolicyExample(
            logic, IMPLICITLY_DENIED, "s3:GetObject", "arn:aws:s3:::bucket/a", NO_CONTEXT),
        identityPolicyExample(
            logic, ALLOWED, "s3:GetObject", "arn:aws:s3:::bucket/a", NO_CONTEXT, all),
        identityPolicyExample(
            logic,
            EXPLICITLY_DENIED,
            "s3:GetObject",
            "arn:aws:s3:::bucket/a",
            NO_CONTEXT,
            all,
            deny("\"s3:GetObject\"", "\"arn:aws:s3:::bucket/*\"")),
        // The bucket of the page has "logs" in its name.
        new Example(
            account,
            ME,
            CARLOS,
            List.of(TO_ME),
            "s3:PutObject",
            "arn:aws:s3:::bucket-carlos-logs/a",
            NO_CONTEXT,
            EXPLICITLY_DENIED),
        new Example(
            account,
            ME,
            CARLOS,
            List.of(TO_ME),
            "s3:PutObject",
            "arn:aws:s3:::bucket-carlos/a",
            NO_CONTEXT,
            ALLOWED),
        new Example(
            account,
            ME,
            List.empty(),
            List.of(TO_ME),
            "s3:PutObject",
            "arn:aws:s3:::bucket-carlos/a",
            NO_CONTEXT,
            ALLOWED),
        new Example(
            account,
            new RequestPrincipal.Role("arn:aws:iam::111122223333:user/other"),
            List.empty(),
            List.of(TO_ME),
            "s3:PutObject",
            "arn:aws:s3:::bucket-carlos/a",
            NO_CONTEXT,
            IMPLICITLY_DENIED),
        identityPolicyExample(
            account,
            IMPLICITLY_DENIED,
            "iam:CreateUser",
            "arn:aws:iam::111122223333:user/x",
            NO_CONTEXT,
            CARLOS.toJavaArray(String[]::new)),
        identityPolicyExample(
            resources, ALLOWED, "sqs:SendMessage", queue, NO_CONTEXT, sqs("queue1")),
        identityPolicyExample(
            resources, IMPLICITLY_DENIED, "sqs:SendMessage", queue, NO_CONTEXT, sqs("Queue1")),
        identityPolicyExample(
            resources, ALLOWED, "sqs:SendMessage", queue, NO_CONTEXT, sqs("queue?")),
        identityPolicyExample(
            resources, IMPLICITLY_DENIED, "sqs:SendMessage", queue, NO_CONTEXT, sqs("queue1?")),
        identityPolicyExample(
            resources,
            ALLOWED,
            "iam:GetUser",
            "arn:aws:iam::111122223333:user/accounting/bob",
            NO_CONTEXT,
            allow("\"iam:GetUser\"", "\"arn:aws:iam::111122223333:user/accounting/*\"")),
        identityPolicyExample(
            resources,
            IMPLICITLY_DENIED,
            "iam:GetUser",
            "arn:aws:iam::111122223333:user/sales/bob",
            NO_CONTEXT,
            allow("\"iam:GetUser\"", "\"arn:aws:iam::111122223333:user/accounting/*\"")),
        // A star at the end of a part matches colons, a star elsewhere does not.
        identityPolicyExample(
            resources,
            ALLOWED,
            "sqs:SendMessage",
            queue,
            NO_CONTEXT,
            allow("\"sqs:SendMessage\"", "\"arn:aws:sqs:*\"")),
        identityPolicyExample(
            resources,
            IMPLICITLY_DENIED,
            "sqs:SendMessage",
            queue,
            NO_CONTEXT,
            allow("\"sqs:SendMessage\"", "\"arn:aws:sqs:us*e1\"")),
        identityPolicyExample(
            actions,
            ALLOWED,
            "iam:ListAccessKeys",
            "arn:aws:iam::111122223333:user/me",
            NO_CONTEXT,
            allow("\"IAM:listaccesskeys\"", "\"*\"")),
        identityPolicyExample(
            actions,
            ALLOWED,
            "iam:UpdateAccessKey",
            "arn:aws:iam::111122223333:user/me",
            NO_CONTEXT,
            allow("\"iam:*AccessKey*\"", "\"*\"")),
        identityPolicyExample(
            actions,
            IMPLICITLY_DENIED,
            "iam:DeleteUser",
            "arn:aws:iam::111122223333:user/me",
            NO_CONTEXT,
            allow("\"iam:*AccessKey*\"", "\"*\"")),
        // All operators and keys must match, each with one of its values.
        identityPolicyExample(
            several,
            ALLOWED,
            start,
            instance,
            HashMap.of(department, "hr", role, "audit", factor, "true"),
            SEVERAL),
        identityPolicyExample(
            several,
            IMPLICITLY_DENIED,
            start,
            instance,
            HashMap.of(department, "legal", role, "audit", factor, "true"),
            SEVERAL),
        identityPolicyExample(
            several,
            IMPLICITLY_DENIED,
            start,
            instance,
            HashMap.of(department, "hr", role, "other", factor, "true"),
            SEVERAL),
        identityPolicyExample(
            several,
            IMPLICITLY_DENIED,
            start,
            instance,
            HashMap.of(department, "hr", role, "audit", factor, "false"),
            SEVERAL),
        // An absent key does not match.
        identityPolicyExample(
            conditions,
            IMPLICITLY_DENIED,
            start,
            instance,
            HashMap.of(department, "hr", role, "audit"),
            SEVERAL),
        identityPolicyExample(
            conditions,
            IMPLICITLY_DENIED,
            start,
            instance,
            HashMap.of(department, "HR", role, "audit", factor, "true"),
            SEVERAL),
        identityPolicyExample(
            keys, ALLOWED, "s3:ListBucket", "arn:aws:s3:::bucket", prefix("projects"), PROJECTS),
        identityPolicyExample(
            keys,
            IMPLICITLY_DENIED,
            "s3:ListBucket",
            "arn:aws:s3:::bucket",
            prefix("projects/a"),
            PROJECTS),
        identityPolicyExample(
            keys, IMPLICITLY_DENIED, "s3:ListBucket", "arn:aws:s3:::bucket", NO_CONTEXT, PROJECTS),
        identityPolicyExample(
            conditions,
            ALLOWED,
            "s3:ListBucket",
            "arn:aws:s3:::bucket",
            prefix("home/me/a"),
            home()),
        identityPolicyExample(
            conditions,
            IMPLICITLY_DENIED,
            "s3:ListBucket",
            "arn:aws:s3:::bucket",
            prefix("home/you"),
            home()),
        bucketPolicyExample(
            HTTPS, "s3:GetObject", "aws:securetransport", "false", EXPLICITLY_DENIED),
        bucketPolicyExample(HTTPS, "s3:GetObject", "aws:securetransport", "true", ALLOWED),
        bucketPolicyExample(TLS, "s3:GetObject", "s3:tlsversion", "1.1", EXPLICITLY_DENIED),
        bucketPolicyExample(TLS, "s3:GetObject", "s3:tlsversion", "1.2", ALLOWED),
        bucketPolicyExample(TLS, "s3:GetObject", "s3:tlsversion", "1.3", ALLOWED),
        bucketPolicyExample(
            TEN_MINUTES, "s3:GetObject", "s3:signatureage", "600001", EXPLICITLY_DENIED),
        bucketPolicyExample(TEN_MINUTES, "s3:GetObject", "s3:signatureage", "600000", ALLOWED),
        bucketPolicyExample(TEN_MINUTES, "s3:GetObject", "s3:tlsversion", "1.2", ALLOWED),
        bucketPolicyExample(NO_OVERWRITING, "s3:PutObject", "s3:if-none-match", "*", ALLOWED),
        bucketPolicyExample(
            NO_OVERWRITING, "s3:PutObject", "s3:tlsversion", "1.2", EXPLICITLY_DENIED),
        bucketPolicyExample(NO_OVERWRITING, "s3:GetObject", "s3:tlsversion", "1.2", ALLOWED),
        identityPolicyExample(
            "Enforce conditional writes",
            ALLOWED,
            "s3:PutObject",
            "arn:aws:s3:::bucket/a",
            HashMap.of("s3:if-none-match", "*"),
            CONDITIONAL),
        identityPolicyExample(
            "Enforce conditional writes",
            IMPLICITLY_DENIED,
            "s3:PutObject",
            "arn:aws:s3:::bucket/a",
            NO_CONTEXT,
            CONDITIONAL),
        cloudFrontExample("EDFDVBD6EXAMPLE", CLOUD_FRONT, ALLOWED),
        cloudFrontExample("ANOTHER", CLOUD_FRONT, IMPLICITLY_DENIED),
        cloudFrontExample(
            "EDFDVBD6EXAMPLE",
            new RequestPrincipal.Service("lambda.amazonaws.com"),
            IMPLICITLY_DENIED));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void decidesAsAwsDocuments(Example example) {
    var access =
        new IamRequest(example.caller(), example.action(), example.arn(), example.context());

    assertThat(
            PolicyEvaluator.decide(
                access,
                IamPolicy.ofRole(policy(example.identityStatements())).statements(),
                example.resourceStatements().isEmpty()
                    ? List.empty()
                    : IamPolicy.ofResource(policy(example.resourceStatements())).statements()))
        .as(example.page())
        .isEqualTo(example.verdict());
  }

  /** Elements that this evaluator does not support. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect': 'Allow', 'NotAction': 's3:*', 'Resource': '*'}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'NotResource': '*'}",
        "{'Effect': 'Allow', 'Action': 's3:*'}",
        "{'Effect': 'Maybe', 'Action': 's3:*', 'Resource': '*'}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': {'Ref': 'Bucket'}}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Principal': '*'}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'NotPrincipal': '*'}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*',"
            + " 'Condition': {'StringEqualsIfExists': {'s3:prefix': 'a'}}}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*',"
            + " 'Condition': {'ForAnyValue:StringLike': {'s3:prefix': 'a'}}}",
        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*',"
            + " 'Condition': {'StringLike': {'s3:prefix': {'Ref': 'Prefix'}}}}",
      })
  void anUnsupportedElementIsAnError(String statement) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IamPolicy.ofRole(policy(List.of(statement.replace('\'', '"')))));
  }

  @Test
  void aPolicyVariableIsAnError() {
    var home = allow("\"s3:GetObject\"", "\"arn:aws:s3:::bucket/${aws:username}/*\"");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            PolicyEvaluator.decide(
                new IamRequest(ME, "s3:GetObject", "arn:aws:s3:::bucket/me/a", NO_CONTEXT),
                IamPolicy.ofRole(policy(List.of(home))).statements(),
                List.empty()));
  }

  /** An account as the principal delegates to the policies of the account. */
  @ParameterizedTest
  @ValueSource(strings = {"111122223333", "arn:aws:iam::111122223333:root"})
  void anAccountAsAPrincipalIsAnError(String account) {
    var statement =
        allow("\"s3:*\"", "\"*\"", "\"Principal\": {\"AWS\": \"%s\"}".formatted(account));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> IamPolicy.ofResource(policy(List.of(statement))));
  }

  @Test
  void aResourcePolicyNeedsAPrincipal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IamPolicy.ofResource(policy(List.of(allow("\"s3:*\"", "\"*\"")))));
  }

  private static Example identityPolicyExample(
      String page,
      Verdict verdict,
      String action,
      String arn,
      Map<String, String> context,
      String... statements) {
    return new Example(page, ME, List.of(statements), List.empty(), action, arn, context, verdict);
  }

  /**
   * A request for an object of a bucket with this policy, by a principal that may do everything.
   */
  private static Example bucketPolicyExample(
      String statement, String action, String key, String value, Verdict verdict) {
    return new Example(
        statement,
        ME,
        List.of(allow("\"s3:*\"", "\"*\"")),
        List.of(statement),
        action,
        "arn:aws:s3:::bucket/pending/a",
        HashMap.of(key, value),
        verdict);
  }

  private static Example cloudFrontExample(
      String distribution, RequestPrincipal caller, Verdict verdict) {
    return new Example(
        "Restrict access to an Amazon S3 origin",
        caller,
        List.empty(),
        List.of(EDGE),
        "s3:GetObject",
        "arn:aws:s3:::bucket/assets/a",
        HashMap.of(
            "aws:sourcearn", "arn:aws:cloudfront::111122223333:distribution/" + distribution),
        verdict);
  }

  private static String sqs(String name) {
    return allow(
        "\"sqs:SendMessage\"", "\"arn:aws:sqs:us-east-2:111122223333:%s\"".formatted(name));
  }

  /** IAM User Guide, "Condition operators": the user's folder, with a name for the variable. */
  private static String home() {
    return allow(
        "\"s3:ListBucket\"",
        "\"arn:aws:s3:::bucket\"",
        condition("StringLike", "s3:prefix", "[\"\", \"home/\", \"home/me/*\"]"));
  }

  private static Map<String, String> prefix(String prefix) {
    return HashMap.of("s3:prefix", prefix);
  }

  private static String allow(String action, String resource, String... more) {
    return statement("Allow", action, resource, more);
  }

  private static String deny(String action, String resource, String... more) {
    return statement("Deny", action, resource, more);
  }

  private static String statement(String effect, String action, String resource, String... more) {
    return "{\"Effect\": \"%s\", \"Action\": %s, \"Resource\": %s%s}"
        .formatted(effect, action, resource, List.of(more).map(each -> ", " + each).mkString());
  }

  private static String condition(String operator, String key, String value) {
    return "\"Condition\": {\"%s\": {\"%s\": %s}}".formatted(operator, key, value);
  }

  private static JsonNode policy(Seq<String> statements) {
    try {
      return JSON.readTree(
          "{\"Version\": \"2012-10-17\", \"Statement\": [%s]}".formatted(statements.mkString(",")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
