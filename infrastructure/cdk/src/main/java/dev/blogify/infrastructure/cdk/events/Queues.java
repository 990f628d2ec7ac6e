package dev.blogify.infrastructure.cdk.events;

import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** SQS queues with the common encryption and retention settings. */
final class Queues {
  /** The maximum retention period of SQS. */
  private static final Duration DEAD_LETTER_RETENTION = Duration.days(14);

  private Queues() {}

  static Queue.Builder encrypted(Construct scope, String id, String name) {
    return Queue.Builder.create(scope, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }

  static Queue deadLetters(Construct scope, String id, String name) {
    var queue = encrypted(scope, id, name).retentionPeriod(DEAD_LETTER_RETENTION).build();
    var reason = "This queue is the dead-letter queue of a rule, a queue or a schedule.";
    CdkNagSuppressions.suppress(queue, "AwsSolutions-SQS3", reason);
    CdkNagSuppressions.suppress(queue, "Serverless-SQSRedrivePolicy", reason);
    return queue;
  }
}
