package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * Why an action is granted that no call of a function needs.
 *
 * @param function with stars
 * @param resource with stars, and %s where the function's name stands
 */
record GrantExplanation(String function, String action, String resource, String reason) {
  private static final String PUBLISHER = "publishEvents";
  private static final String LOG = "Lambda writes the function's log in its name";
  private static final String TRACE = "Lambda sends the function's traces in its name";
  private static final String QUEUE = "Lambda reads the function's queue in its name";
  private static final String STREAM = "Lambda reads streams for the function in its name";

  static final Seq<GrantExplanation> ALL =
      List.of(
          new GrantExplanation("*", "logs:CreateLogStream", "*:log-group:/aws/lambda/*-%s:*", LOG),
          new GrantExplanation("*", "logs:PutLogEvents", "*:log-group:/aws/lambda/*-%s:*", LOG),
          new GrantExplanation("*", "xray:PutTelemetryRecords", "*", TRACE),
          new GrantExplanation("*", "xray:PutTraceSegments", "*", TRACE),
          new GrantExplanation("*", "sqs:DeleteMessage", "arn:*:sqs:*-%s", QUEUE),
          new GrantExplanation("*", "sqs:GetQueueAttributes", "arn:*:sqs:*-%s", QUEUE),
          new GrantExplanation("*", "sqs:ReceiveMessage", "arn:*:sqs:*-%s", QUEUE),
          new GrantExplanation(PUBLISHER, "dynamodb:DescribeStream", "*/stream/*", STREAM),
          new GrantExplanation(PUBLISHER, "dynamodb:GetRecords", "*/stream/*", STREAM),
          new GrantExplanation(PUBLISHER, "dynamodb:GetShardIterator", "*/stream/*", STREAM),
          new GrantExplanation(PUBLISHER, "dynamodb:ListStreams", "*", STREAM),
          new GrantExplanation(
              PUBLISHER,
              "s3:ListBucket",
              "arn:*:s3:::*failures*",
              "Lambda keeps in that bucket what it gives up, and asks first whether it is there"));

  boolean explains(PolicyGrant grant) {
    return PolicyWildcards.matchText(function, grant.function())
        && grant.action().equals(action)
        && PolicyWildcards.matchText(resource.formatted(grant.function()), grant.resource());
  }
}
