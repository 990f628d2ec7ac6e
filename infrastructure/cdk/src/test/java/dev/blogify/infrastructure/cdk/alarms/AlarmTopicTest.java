package dev.blogify.infrastructure.cdk.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.infrastructure.cdk.Synthesis;
import dev.blogify.infrastructure.cdk.Synthesis.TemplateResource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The policies of topics and of their keys, both of which must allow each service that publishes,
 * because a topic policy replaces the default policy.
 */
final class AlarmTopicTest {
  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final Seq<String> KEY_USE_ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey*");

  @ParameterizedTest
  @MethodSource("withAlarms")
  void cloudWatchMayPublishToEachAlarmTopicAndUseItsKey(Synthesis synthesis) {
    var topics =
        synthesis
            .resources("AWS::CloudWatch::Alarm")
            .flatMap(alarm ->
                List.ofAll(alarm.properties().path("AlarmActions"))
                    .map(action -> resolve(synthesis, alarm.stack(), action)))
            .distinct();

    assertThat(topics).isNotEmpty();
    for (var topic : topics) {
      assertThat(allowStatements(topicPolicy(synthesis, topic), CLOUDWATCH, "sns:Publish"))
          .as(topic.stack())
          .isNotEmpty()
          .allSatisfy(AlarmTopicTest::isRestrictedToThisAccount)
          .allSatisfy(each -> assertThat(each.at("/Resource/Ref").asText()).isEqualTo(topic.id()));
      for (var action : KEY_USE_ACTIONS) {
        assertThat(allowStatements(keyPolicy(synthesis, topic), CLOUDWATCH, action))
            .as(topic.stack() + " " + action)
            .isNotEmpty()
            .allSatisfy(AlarmTopicTest::isRestrictedToThisAccount);
      }
    }
  }

  @Test
  void alarmsExistInTheStageRegionAndInUsEast1() {
    assertThat(
            Synthesis.inTwoRegions()
                .resources("AWS::CloudWatch::Alarm")
                .map(TemplateResource::stack)
                .distinct())
        .containsExactlyInAnyOrder("Global", "Observability");
  }

  /** AWS: EventBridge sends no source account to the key of an encrypted topic. */
  @Test
  void eventBridgeMayPublishToTheTopicAndUseItsKey() {
    var synthesis = Synthesis.prod();
    var rule = synthesis.resource("AWS::Events::Rule", "Name", "blogify-prod-announce");
    var topic = resolve(synthesis, rule.stack(), rule.properties().at("/Targets/0/Arn"));

    assertThat(allowStatements(topicPolicy(synthesis, topic), EVENTBRIDGE, "sns:Publish"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.at("/Resource/Ref").asText()).isEqualTo(topic.id()));
    for (var action : KEY_USE_ACTIONS) {
      assertThat(allowStatements(keyPolicy(synthesis, topic), EVENTBRIDGE, action))
          .as(action)
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.has("Condition")).isFalse());
    }
  }

  static Stream<Synthesis> withAlarms() {
    return Stream.of(Synthesis.prod(), Synthesis.small(), Synthesis.inTwoRegions());
  }

  private static void isRestrictedToThisAccount(JsonNode statement) {
    assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
        .isEqualTo("AWS::AccountId");
    assertThat(statement.path("Condition")).hasSize(1);
  }

  private static JsonNode topicPolicy(Synthesis synthesis, TemplateResource topic) {
    return synthesis
        .resources("AWS::SNS::TopicPolicy")
        .filter(each -> each.stack().equals(topic.stack()))
        .filter(each -> each.properties().at("/Topics/0/Ref").asText().equals(topic.id()))
        .single()
        .properties()
        .path("PolicyDocument");
  }

  private static JsonNode keyPolicy(Synthesis synthesis, TemplateResource topic) {
    return resolve(synthesis, topic.stack(), topic.properties().path("KmsMasterKeyId"))
        .properties()
        .path("KeyPolicy");
  }

  private static Seq<JsonNode> allowStatements(JsonNode policy, String service, String action) {
    return List.ofAll(policy.path("Statement"))
        .filter(each -> each.path("Effect").asText().equals("Allow"))
        .filter(each -> asStrings(each.at("/Principal/Service")).contains(service))
        .filter(each -> asStrings(each.path("Action")).contains(action));
  }

  private static Seq<String> asStrings(JsonNode json) {
    return json.isArray() ? List.ofAll(json).map(JsonNode::asText) : List.of(json.asText());
  }

  /** The resource that a value refers to, in the same stack or in an exporting one. */
  private static TemplateResource resolve(Synthesis synthesis, String stack, JsonNode value) {
    if (value.has("Fn::ImportValue")) {
      var name = value.path("Fn::ImportValue");
      return synthesis
          .templates()
          .toList()
          .flatMap(template ->
              List.ofAll(template._2().path("Outputs"))
                  .filter(output -> output.at("/Export/Name").equals(name))
                  .map(output -> resolve(synthesis, template._1(), output.path("Value"))))
          .single();
    }
    var id = value.has("Ref") ? value.path("Ref") : value.at("/Fn::GetAtt/0");
    return synthesis
        .resources()
        .filter(each -> each.stack().equals(stack) && each.id().equals(id.asText()))
        .single();
  }
}
