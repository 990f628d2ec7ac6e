package dev.blogify.infrastructure.cdk.alarms;

import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The SNS topic that receives the alarms of one Region, because an alarm publishes only to topics
 * of its own Region.
 */
public final class AlarmTopic {
  private final Construct scope;
  private final Stage stage;
  private final Topic topic;

  public AlarmTopic(Construct scope, Stage stage, Key key, String topicName, String email) {
    this.scope = scope;
    this.stage = stage;
    this.topic =
        Topic.Builder.create(scope, "Alarms")
            .topicName(topicName)
            .masterKey(key)
            .enforceSsl(true)
            .build();
    topic.addToResourcePolicy(allowAlarmsToPublish());
    topic.addSubscription(new EmailSubscription(email));
    CdkNagSuppressions.suppress(
        topic,
        "Serverless-SNSRedrivePolicy",
        "A lost e-mail needs no dead-letter queue, because the state of the alarm and the dashboard"
            + " remain visible.");
  }

  /**
   * Allows alarms explicitly, because a topic policy replaces the default policy, which allows the
   * whole account.
   */
  private PolicyStatement allowAlarmsToPublish() {
    return PolicyStatement.Builder.create()
        .sid("AllowCloudWatchAlarms")
        .principals(List.of(StackDefaults.CLOUDWATCH))
        .actions(List.of("sns:Publish"))
        .resources(List.of(topic.getTopicArn()))
        .conditions(StackDefaults.sourceAccountCondition(scope))
        .build();
  }

  public void addAlarm(AlarmSpec spec) {
    Alarm.Builder.create(scope, spec.name())
        .alarmName(stage.resourcePrefix() + "-" + spec.name())
        .alarmDescription("See " + spec.runbook().path())
        .metric(spec.metric())
        .threshold(spec.threshold())
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(spec.missingData())
        .build()
        .addAlarmAction(new SnsAction(topic));
  }
}
