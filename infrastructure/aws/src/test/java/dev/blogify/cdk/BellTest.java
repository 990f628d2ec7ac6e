package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.cdk.Synthesis.Resource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether what rings is heard: from an alarm or a rule to its topic, its policy and its key, each
 * of which must let the service in, since a topic with a policy of its own lets in nobody else.
 */
final class BellTest {
  private static final String ALARMS = "cloudwatch.amazonaws.com";
  private static final String RULES = "events.amazonaws.com";
  private static final Seq<String> USE = List.of("kms:Decrypt", "kms:GenerateDataKey*");

  @ParameterizedTest
  @MethodSource("withAlarms")
  void anAlarmMayTellItsTopicAndUseTheKeyOfIt(Synthesis synthesis) {
    var topics =
        synthesis
            .resources("AWS::CloudWatch::Alarm")
            .flatMap(alarm ->
                List.ofAll(alarm.properties().path("AlarmActions"))
                    .map(action -> named(synthesis, alarm.stack(), action)))
            .distinct();

    assertThat(topics).isNotEmpty();
    for (var topic : topics) {
      assertThat(allowed(policy(synthesis, topic), ALARMS, "sns:Publish"))
          .as(topic.stack())
          .isNotEmpty()
          .allSatisfy(BellTest::isOfThisAccount)
          .allSatisfy(each -> assertThat(each.at("/Resource/Ref").asText()).isEqualTo(topic.id()));
      for (var action : USE) {
        assertThat(allowed(keyPolicy(synthesis, topic), ALARMS, action))
            .as(topic.stack() + " " + action)
            .isNotEmpty()
            .allSatisfy(BellTest::isOfThisAccount);
      }
    }
  }

  @Test
  void alarmsRingInTheRegionOfTheStageAndInThatOfTheEdge() {
    assertThat(
            Synthesis.inTwoRegions()
                .resources("AWS::CloudWatch::Alarm")
                .map(Resource::stack)
                .distinct())
        .containsExactlyInAnyOrder("Global", "Observability");
  }

  /** AWS: rules do not say to an encrypted topic's key which account they are of. */
  @Test
  void aRuleMayTellItsTopicAndUseTheKeyOfIt() {
    var synthesis = Synthesis.prod();
    var rule =
        synthesis
            .resources("AWS::Events::Rule")
            .filter(each -> each.properties().path("Name").asText().equals("blogify-prod-announce"))
            .single();
    var topic = named(synthesis, rule.stack(), rule.properties().at("/Targets/0/Arn"));

    assertThat(allowed(policy(synthesis, topic), RULES, "sns:Publish"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.at("/Resource/Ref").asText()).isEqualTo(topic.id()));
    for (var action : USE) {
      assertThat(allowed(keyPolicy(synthesis, topic), RULES, action))
          .as(action)
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.has("Condition")).isFalse());
    }
  }

  static Stream<Synthesis> withAlarms() {
    return Stream.of(Synthesis.prod(), Synthesis.small(), Synthesis.inTwoRegions());
  }

  private static void isOfThisAccount(JsonNode statement) {
    assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
        .isEqualTo("AWS::AccountId");
    assertThat(statement.path("Condition")).hasSize(1);
  }

  private static JsonNode policy(Synthesis synthesis, Resource topic) {
    return synthesis
        .resources("AWS::SNS::TopicPolicy")
        .filter(each -> each.stack().equals(topic.stack()))
        .filter(each -> each.properties().at("/Topics/0/Ref").asText().equals(topic.id()))
        .single()
        .properties()
        .path("PolicyDocument");
  }

  private static JsonNode keyPolicy(Synthesis synthesis, Resource topic) {
    return named(synthesis, topic.stack(), topic.properties().path("KmsMasterKeyId"))
        .properties()
        .path("KeyPolicy");
  }

  private static Seq<JsonNode> allowed(JsonNode policy, String service, String action) {
    return List.ofAll(policy.path("Statement"))
        .filter(each -> each.path("Effect").asText().equals("Allow"))
        .filter(each -> texts(each.at("/Principal/Service")).contains(service))
        .filter(each -> texts(each.path("Action")).contains(action));
  }

  private static Seq<String> texts(JsonNode json) {
    return json.isArray() ? List.ofAll(json).map(JsonNode::asText) : List.of(json.asText());
  }

  /** What a value of a stack stands for, in whichever stack that lies. */
  private static Resource named(Synthesis synthesis, String stack, JsonNode value) {
    if (value.has("Fn::ImportValue")) {
      var name = value.path("Fn::ImportValue");
      return synthesis
          .templates()
          .toList()
          .flatMap(template ->
              List.ofAll(template._2().path("Outputs"))
                  .filter(output -> output.at("/Export/Name").equals(name))
                  .map(output -> named(synthesis, template._1(), output.path("Value"))))
          .single();
    }
    var id = value.has("Ref") ? value.path("Ref") : value.at("/Fn::GetAtt/0");
    return synthesis
        .resources()
        .filter(each -> each.stack().equals(stack) && each.id().equals(id.asText()))
        .single();
  }
}
