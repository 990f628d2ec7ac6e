package dev.blogify.infrastructure.cdk.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.StreamMapping;
import dev.blogify.application.ports.Notifications;
import dev.blogify.infrastructure.cdk.Synthesis;
import dev.blogify.infrastructure.cdk.Synthesis.TemplateResource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** EVT-7 and EVT-13. */
final class EventsStackTest {
  private static final String RULE = "AWS::Events::Rule";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

  private static final class TemplateHolder {
    static final Template EVENTS = Synthesis.prod().template("Events");
  }

  @Test
  void theBusIsDedicatedAndArchivedForThirtyDays() {
    TemplateHolder.EVENTS.hasResourceProperties(
        "AWS::Events::EventBus", Map.of("Name", "blogify-prod"));
    TemplateHolder.EVENTS.hasResourceProperties(
        "AWS::Events::Archive",
        Map.of(
            "RetentionDays",
            30,
            "EventPattern",
            Map.of(
                "source", java.util.List.of("blogify.posts", "blogify.media", "blogify.users"))));
  }

  @Test
  void exportsTheBusArnForOtherAccounts() {
    TemplateHolder.EVENTS.hasOutput(
        "BusArn", Map.of("Export", Map.of("Name", "blogify-prod-bus"), "Value", Match.anyValue()));
  }

  @Test
  void subscriberAccountsManageOnlyTheirOwnRules() {
    Synthesis.complete()
        .template("Events")
        .hasResourceProperties(
            "AWS::Events::EventBusPolicy",
            Map.of(
                "StatementId",
                "Subscriber123456789012",
                "Statement",
                Match.objectLike(
                    Map.of(
                        "Effect", "Allow",
                        "Action",
                            Match.arrayWith(
                                java.util.List.of("events:PutRule", "events:PutTargets")),
                        "Condition",
                            Map.of(
                                "StringEqualsIfExists",
                                Map.of("events:creatorAccount", "123456789012"))))));
    assertThat(Synthesis.prod().resources("AWS::Events::EventBusPolicy")).isEmpty();
  }

  @Test
  void deploysExactlyOneRulePerSubscription() {
    assertThat(Synthesis.prod().resources(RULE).map(rule -> rule.text("Name")))
        .containsExactlyInAnyOrderElementsOf(
            Subscriptions.ALL.map(each -> "blogify-prod-" + each.name()));
  }

  @ParameterizedTest
  @MethodSource("subscriptions")
  void aRuleHasThePatternAndBusOfItsSubscription(Subscription subscription) throws IOException {
    var rule = rule(subscription);
    var bucket = rule.properties().at("/EventPattern/detail/bucket/name/0").toString();

    assertThat(new ObjectMapper().readTree(rule.properties().path("EventPattern").toString()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(subscription.pattern("\u0000").replace("\"\u0000\"", bucket)));
    assertThat(rule.properties().has("EventBusName"))
        .isEqualTo(subscription.bus() == EventBusName.BLOGIFY);
  }

  @ParameterizedTest
  @MethodSource("subscriptions")
  void aTargetIsRetriedForADayAndThenDeadLettered(Subscription subscription) {
    var targets = rule(subscription).properties().path("Targets");

    assertThat(List.ofAll(targets)).hasSize(1);
    assertThat(targets.at("/0/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
    assertThat(targets.at("/0/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(86_400);
    assertThat(targets.at("/0/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
        .isEqualTo(queue(subscription, "-dlq").id());
  }

  @ParameterizedTest
  @MethodSource("queued")
  void aQueueHasItsReceiveLimitAndSixTimesTheFunctionTimeoutAsVisibilityTimeout(
      Subscription subscription) {
    var target = (Target.Queue) subscription.target();
    var queue = queue(subscription, "").properties();

    assertThat(queue.at("/RedrivePolicy/maxReceiveCount").asInt())
        .isEqualTo(target.maxReceiveCount());
    assertThat(queue.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").asText())
        .isEqualTo(queue(subscription, "-dlq").id());
    assertThat(queue.path("VisibilityTimeout").asLong())
        .isEqualTo(6 * target.timeout().toSeconds());
  }

  @ParameterizedTest
  @MethodSource("queued")
  void queueConsumersReportPartialBatchFailures(Subscription subscription) {
    template(queue(subscription, ""))
        .hasResourceProperties(
            MAPPING,
            Map.of(
                "EventSourceArn",
                    Map.of("Fn::GetAtt", java.util.List.of(queue(subscription, "").id(), "Arn")),
                "FunctionName", aliasArn(subscription.name()),
                "FunctionResponseTypes", java.util.List.of("ReportBatchItemFailures"),
                "ScalingConfig", Map.of("MaximumConcurrency", 5)));
  }

  @Test
  void everyQueueIsEncryptedAndDeadLettersAreRetainedForFourteenDays() {
    for (var queue : Synthesis.prod().resources(QUEUE)) {
      assertThat(queue.properties().path("SqsManagedSseEnabled").asBoolean())
          .as(queue.id())
          .isTrue();
      if (queue.text("QueueName").endsWith("-dlq")) {
        assertThat(queue.properties().path("MessageRetentionPeriod").asInt())
            .as(queue.id())
            .isEqualTo(14 * 86_400);
      }
    }
  }

  @Test
  void theAnnouncementTopicIsEncrypted() {
    TemplateHolder.EVENTS.hasResourceProperties(
        "AWS::SNS::Topic",
        Map.of("TopicName", "blogify-prod-announce", "KmsMasterKeyId", Match.anyValue()));
    TemplateHolder.EVENTS.hasResourceProperties("AWS::KMS::Key", Map.of("EnableKeyRotation", true));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aStreamMappingIsDeployedAsDeclared(StreamMapping mapping) {
    var table = Match.stringLikeRegexp(mapping.table().name() + ".*StreamArn");
    TemplateHolder.EVENTS.hasResourceProperties(
        MAPPING,
        Map.of(
            "EventSourceArn",
            Map.of("Fn::ImportValue", table),
            "FunctionName",
            aliasArn("publishEvents"),
            "StartingPosition",
            "TRIM_HORIZON",
            "FunctionResponseTypes",
            java.util.List.of("ReportBatchItemFailures"),
            "BisectBatchOnFunctionError",
            true,
            "MaximumRetryAttempts",
            10,
            "MaximumRecordAgeInSeconds",
            6 * 3600,
            "ParallelizationFactor",
            1,
            "BatchSize",
            mapping.batchSize(),
            "DestinationConfig",
            Map.of(
                "OnFailure",
                Map.of(
                    "Destination",
                    Map.of(
                        "Fn::GetAtt",
                        java.util.List.of(Match.stringLikeRegexp("^Failures"), "Arn"))))));
  }

  /** Consumers ignore older events (EVT-12). */
  @Test
  void failedRecordsAreRetainedForTheRedrivePeriod() {
    TemplateHolder.EVENTS.hasResourceProperties(
        "AWS::S3::Bucket",
        Map.of(
            "LifecycleConfiguration",
            Map.of(
                "Rules",
                java.util.List.of(
                    Match.objectEquals(
                        Map.of(
                            "Id",
                            "expire-failures",
                            "ExpirationInDays",
                            Notifications.DEDUPLICATION_WINDOW.toDays(),
                            "Status",
                            "Enabled")),
                    Match.objectEquals(
                        Map.of(
                            "Id",
                            "abort-incomplete-multipart-uploads",
                            "AbortIncompleteMultipartUpload",
                            Map.of("DaysAfterInitiation", 1),
                            "Status",
                            "Enabled"))))));
    TemplateHolder.EVENTS.resourceCountIs("AWS::S3::Bucket", 1);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aScheduleInvokesItsFunctionAndDeadLettersFailures(Schedule schedule) {
    TemplateHolder.EVENTS.hasResourceProperties(
        "AWS::Scheduler::Schedule",
        Map.of(
            "ScheduleExpression", schedule.expression(),
            "FlexibleTimeWindow", Map.of("Mode", "OFF"),
            "Target",
                Match.objectLike(
                    Map.of(
                        "Arn",
                            Map.of("Ref", Match.stringLikeRegexp("^" + schedule.jobId() + "Live")),
                        "DeadLetterConfig",
                            Map.of(
                                "Arn",
                                Map.of(
                                    "Fn::GetAtt",
                                    java.util.List.of(
                                        Match.stringLikeRegexp("^SchedulesDeadLetterQueue"),
                                        "Arn")))))));
  }

  /** Scheduler invokes Lambda asynchronously, so Lambda's own retry settings apply. */
  @ParameterizedTest
  @MethodSource("schedules")
  void aScheduledInvocationIsNotRetriedAndExpiresAfterOneInterval(Schedule schedule) {
    var alias = Map.of("Ref", Match.stringLikeRegexp("^" + schedule.jobId() + "Live"));
    TemplateHolder.EVENTS.hasResourceProperties(
        "AWS::Lambda::EventInvokeConfig",
        Map.of(
            "FunctionName",
            Map.of("Ref", Match.stringLikeRegexp("^" + schedule.jobId() + "[0-9A-F]{8}$")),
            "Qualifier",
            Map.of(
                "Fn::Select",
                java.util.List.of(7, Map.of("Fn::Split", java.util.List.of(":", alias)))),
            "MaximumEventAgeInSeconds",
            60,
            "MaximumRetryAttempts",
            0));
  }

  /** EVT-1. */
  @Test
  void onlyOutboxRelayAndRedriveMayPutEvents() {
    var roles =
        Synthesis.prod()
            .resources("AWS::IAM::Role")
            .filter(role -> role.json().toString().contains("events:PutEvents"))
            .map(role -> role.id().replaceAll("Role[0-9A-F]{8}$", ""));

    assertThat(roles).containsExactlyInAnyOrder("publishEvents", "redriveEvents");
  }

  @Test
  void asynchronousFunctionsReserveConcurrencyIfTheStageEnablesIt() {
    assertThat(functionsWithReservedConcurrency(Synthesis.prod()))
        .containsExactlyInAnyOrderElementsOf(
            Subscriptions.ALL
                .filter(each -> each.target() instanceof Target.Queue)
                .map(each -> "blogify-prod-" + each.name())
                .appendAll(
                    Schedules.ALL
                        .map(Schedule::jobId)
                        .append("publishEvents")
                        .map(each -> "blogify-prod-" + each)));
    assertThat(functionsWithReservedConcurrency(Synthesis.small())).isEmpty();
  }

  static Stream<Subscription> subscriptions() {
    return Subscriptions.ALL.toJavaStream();
  }

  static Stream<Subscription> queued() {
    return subscriptions().filter(each -> each.target() instanceof Target.Queue);
  }

  static Stream<Schedule> schedules() {
    return Schedules.ALL.toJavaStream();
  }

  static Stream<StreamMapping> streams() {
    return StreamMapping.ALL.toJavaStream();
  }

  private static Seq<String> functionsWithReservedConcurrency(Synthesis synthesis) {
    return synthesis
        .resources("AWS::Lambda::Function")
        .filter(each -> each.properties().has("ReservedConcurrentExecutions"))
        .map(each -> each.text("FunctionName"));
  }

  /** CDK's expression for an alias as a target: function name and alias name. */
  private static Object aliasArn(String function) {
    var arn = Map.of("Ref", Match.stringLikeRegexp("^" + function + "Live"));
    var parts = Map.of("Fn::Split", java.util.List.of(":", arn));
    var name = Map.of("Fn::Select", java.util.List.of(6, parts));
    return Map.of("Fn::Join", java.util.List.of("", java.util.List.of(name, ":live")));
  }

  private static Template template(TemplateResource resource) {
    return Synthesis.prod().template(resource.stack());
  }

  private static TemplateResource rule(Subscription subscription) {
    return Synthesis.prod().resource(RULE, "Name", "blogify-prod-" + subscription.name());
  }

  private static TemplateResource queue(Subscription subscription, String suffix) {
    return Synthesis.prod()
        .resource(QUEUE, "QueueName", "blogify-prod-" + subscription.name() + suffix);
  }
}
