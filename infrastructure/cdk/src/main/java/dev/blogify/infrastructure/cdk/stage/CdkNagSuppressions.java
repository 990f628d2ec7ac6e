package dev.blogify.infrastructure.cdk.stage;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/** What cdk-nag finds and we want so: each with the reason that an auditor would ask for. */
public final class CdkNagSuppressions {
  private CdkNagSuppressions() {}

  public static void suppress(IConstruct construct, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }

  /**
   * Only where the finding itself is as expected, so that a wider one is still found.
   *
   * @param finding a regular expression of JavaScript's, for all of it
   */
  public static void suppress(IConstruct construct, String rule, String finding, String reason) {
    var suppression =
        NagPackSuppression.builder()
            .id(rule)
            .reason(reason)
            .appliesTo(List.of(RegexAppliesTo.builder().regex("/^" + finding + "$/").build()))
            .build();
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
  }

  /** A queue for dead letters has none of its own. */
  public static Queue suppressForDeadLetterQueue(Queue queue) {
    for (var rule : List.of("AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy")) {
      suppress(queue, rule, "It is itself the queue for dead letters, of whatever names it so.");
    }
    return queue;
  }
}
