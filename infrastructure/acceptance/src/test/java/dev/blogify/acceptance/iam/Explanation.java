package dev.blogify.acceptance.iam;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * Why an action is granted that no call of a function needs.
 *
 * @param function with stars
 * @param resource with stars, and %s where the function's name stands
 */
record Explanation(String function, String action, String resource, String reason) {
  private static final String PUBLISHER = "publishEvents";
  private static final String LOG = "Lambda writes the function's log in its name";
  private static final String TRACE = "Lambda sends the function's traces in its name";
  private static final String QUEUE = "Lambda reads the function's queue in its name";
  private static final String STREAM = "Lambda reads streams for the function in its name";

  static final Seq<Explanation> ALL =
      List.of(
          new Explanation("*", "logs:CreateLogStream", "*:log-group:/aws/lambda/*-%s:*", LOG),
          new Explanation("*", "logs:PutLogEvents", "*:log-group:/aws/lambda/*-%s:*", LOG),
          new Explanation("*", "xray:PutTelemetryRecords", "*", TRACE),
          new Explanation("*", "xray:PutTraceSegments", "*", TRACE),
          new Explanation("*", "sqs:DeleteMessage", "arn:*:sqs:*-%s", QUEUE),
          new Explanation("*", "sqs:GetQueueAttributes", "arn:*:sqs:*-%s", QUEUE),
          new Explanation("*", "sqs:ReceiveMessage", "arn:*:sqs:*-%s", QUEUE),
          new Explanation(PUBLISHER, "dynamodb:DescribeStream", "*/stream/*", STREAM),
          new Explanation(PUBLISHER, "dynamodb:GetRecords", "*/stream/*", STREAM),
          new Explanation(PUBLISHER, "dynamodb:GetShardIterator", "*/stream/*", STREAM),
          new Explanation(PUBLISHER, "dynamodb:ListStreams", "*", STREAM),
          new Explanation(
              PUBLISHER,
              "s3:ListBucket",
              "arn:*:s3:::*failures*",
              "Lambda keeps in that bucket what it gives up, and asks first whether it is there"));

  boolean explains(Grant grant) {
    return Wildcards.matchText(function, grant.function())
        && grant.action().equals(action)
        && Wildcards.matchText(resource.formatted(grant.function()), grant.resource());
  }
}
