package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The reason for a permission that no recorded call needs.
 *
 * @param function the function, with wildcards
 * @param resource the resource, with wildcards and with %s for the name of the function
 */
record GrantExplanation(String function, String action, String resource, String reason) {
  private static final String OUTBOX_RELAY = "publishEvents";
  private static final String LOG = "Lambda writes the log of the function with its role";
  private static final String TRACE = "Lambda sends the traces of the function with its role";
  private static final String QUEUE = "Lambda polls the queue of the function with its role";
  private static final String STREAM = "Lambda polls streams for the function with its role";

  static final Seq<GrantExplanation> ALL =
      List.of(
          new GrantExplanation("*", "logs:CreateLogStream", "*:log-group:/aws/lambda/*-%s:*", LOG),
          new GrantExplanation("*", "logs:PutLogEvents", "*:log-group:/aws/lambda/*-%s:*", LOG),
          new GrantExplanation("*", "xray:PutTelemetryRecords", "*", TRACE),
          new GrantExplanation("*", "xray:PutTraceSegments", "*", TRACE),
          new GrantExplanation("*", "sqs:DeleteMessage", "arn:*:sqs:*-%s", QUEUE),
          new GrantExplanation("*", "sqs:GetQueueAttributes", "arn:*:sqs:*-%s", QUEUE),
          new GrantExplanation("*", "sqs:ReceiveMessage", "arn:*:sqs:*-%s", QUEUE),
          new GrantExplanation(OUTBOX_RELAY, "dynamodb:DescribeStream", "*/stream/*", STREAM),
          new GrantExplanation(OUTBOX_RELAY, "dynamodb:GetRecords", "*/stream/*", STREAM),
          new GrantExplanation(OUTBOX_RELAY, "dynamodb:GetShardIterator", "*/stream/*", STREAM),
          new GrantExplanation(OUTBOX_RELAY, "dynamodb:ListStreams", "*", STREAM),
          new GrantExplanation(
              OUTBOX_RELAY,
              "s3:ListBucket",
              "arn:*:s3:::*failures*",
              "Lambda stores discarded batches in that bucket, and first checks that the bucket"
                  + " exists"));

  boolean explains(PolicyGrant grant) {
    return PolicyWildcards.matchText(function, grant.function())
        && grant.action().equals(action)
        && PolicyWildcards.matchText(resource.formatted(grant.function()), grant.resource());
  }
}
