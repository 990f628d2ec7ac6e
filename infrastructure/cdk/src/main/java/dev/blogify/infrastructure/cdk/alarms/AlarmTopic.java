package dev.blogify.infrastructure.cdk.alarms;

import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.Stage;
import dev.blogify.infrastructure.cdk.stage.TopicKeys;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Who hears of alarms in one Region, as an alarm tells no topic of another one. */
public final class AlarmTopic {
  private final Construct scope;
  private final Stage stage;
  private final Topic topic;

  public AlarmTopic(Construct scope, Stage stage, Key key, String topicName, String email) {
    this.scope = scope;
    this.stage = stage;
    this.topic = createTopic(key, topicName, email);
  }

  private Topic createTopic(Key key, String topicName, String email) {
    var made =
        Topic.Builder.create(scope, "Alarms")
            .topicName(topicName)
            .masterKey(key)
            .enforceSsl(true)
            .build();
    made.addToResourcePolicy(allowAlarmsToPublish(made));
    made.addSubscription(new EmailSubscription(email));
    CdkNagSuppressions.suppress(
        made,
        "Serverless-SNSRedrivePolicy",
        "A letter that did not arrive is not worth a queue that nobody reads: the alarm's state"
            + " stays, and so does the dashboard.");
    return made;
  }

  /** Said, since a policy of its own takes the place of the one that lets the account in. */
  private PolicyStatement allowAlarmsToPublish(Topic made) {
    return PolicyStatement.Builder.create()
        .sid("LetAlarmsTell")
        .principals(List.of(TopicKeys.CLOUDWATCH))
        .actions(List.of("sns:Publish"))
        .resources(List.of(made.getTopicArn()))
        .conditions(TopicKeys.sourceAccountCondition(scope))
        .build();
  }

  public void addAlarm(AlarmSpec watch) {
    Alarm.Builder.create(scope, watch.name())
        .alarmName(stage.resourcePrefix() + "-" + watch.name())
        .alarmDescription("See " + watch.runbook().path())
        .metric(watch.metric())
        .threshold(watch.threshold())
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(toTreatMissingData(watch.missingData()))
        .build()
        .addAlarmAction(new SnsAction(topic));
  }

  private static TreatMissingData toTreatMissingData(AlarmSpec.MissingData silence) {
    return switch (silence) {
      case NOT_BREACHING -> TreatMissingData.NOT_BREACHING;
      case BREACHING -> TreatMissingData.BREACHING;
    };
  }
}
