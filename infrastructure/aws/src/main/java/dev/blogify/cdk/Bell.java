package dev.blogify.cdk;

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
final class Bell {
  private final Construct scope;
  private final Stage stage;
  private final Topic topic;

  Bell(Construct scope, Stage stage, Key key, String topicName, String email) {
    this.scope = scope;
    this.stage = stage;
    this.topic = topic(key, topicName, email);
  }

  private Topic topic(Key key, String topicName, String email) {
    var made =
        Topic.Builder.create(scope, "Alarms")
            .topicName(topicName)
            .masterKey(key)
            .enforceSsl(true)
            .build();
    made.addToResourcePolicy(letAlarmsTell(made));
    made.addSubscription(new EmailSubscription(email));
    Accepted.on(
        made,
        "Serverless-SNSRedrivePolicy",
        "A letter that did not arrive is not worth a queue that nobody reads: the alarm's state"
            + " stays, and so does the dashboard.");
    return made;
  }

  /** Said, since a policy of its own takes the place of the one that lets the account in. */
  private PolicyStatement letAlarmsTell(Topic made) {
    return PolicyStatement.Builder.create()
        .sid("LetAlarmsTell")
        .principals(List.of(Keys.ALARMS))
        .actions(List.of("sns:Publish"))
        .resources(List.of(made.getTopicArn()))
        .conditions(Keys.ofThisAccount(scope))
        .build();
  }

  void ringFor(Watch watch) {
    Alarm.Builder.create(scope, watch.name())
        .alarmName(stage.prefix() + "-" + watch.name())
        .alarmDescription("See " + watch.runbook().file())
        .metric(watch.metric())
        .threshold(watch.limit())
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(missing(watch.silence()))
        .build()
        .addAlarmAction(new SnsAction(topic));
  }

  private static TreatMissingData missing(Watch.Silence silence) {
    return switch (silence) {
      case IDLE -> TreatMissingData.NOT_BREACHING;
      case BROKEN -> TreatMissingData.BREACHING;
    };
  }
}
