package dev.blogify.infrastructure.acceptance.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.collection.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudFormationTemplatesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CloudFormationTemplates templates =
      new CloudFormationTemplates(
          LinkedHashMap.of(
              "Data",
              json(
                  """
                  {"Resources": {
                    "Posts": {"Type": "AWS::DynamoDB::GlobalTable", "Properties": {}},
                    "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "blogify"}},
                    "Media": {"Type": "AWS::S3::Bucket", "Properties": {}},
                    "Alarm": {"Type": "AWS::CloudWatch::Alarm", "Properties": {}}},
                   "Outputs": {
                    "One": {"Value": {"Fn::GetAtt": ["Posts", "Arn"]},
                            "Export": {"Name": "data:posts"}}}}
                  """),
              "Api",
              json("{\"Resources\": {}}")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Data | {"Ref": "Posts"}                              | Data-Posts
          Data | {"Ref": "Bus"}                                | blogify
          Data | {"Ref": "Media"}                              | data-media
          Data | {"Ref": "AWS::AccountId"}                     | 123456789012
          Data | {"Fn::GetAtt": ["Bus", "Arn"]}                | arn:aws:events:eu-west-3:123456789012:event-bus/blogify
          Api  | {"Fn::ImportValue": "data:posts"}             | arn:aws:dynamodb:eu-west-3:123456789012:table/Data-Posts
          Data | {"Fn::Join": ["", [{"Ref": "Bus"}, "/*"]]}    | blogify/*
          Api  | {"Fn::Select": [5, {"Fn::Split": [":", {"Fn::ImportValue": "data:posts"}]}]} | table/Data-Posts
          Api  | {"Fn::Select": [1, ["a", "b"]]}               | b
          """)
  void intrinsicFunctionsAreResolved(String stack, String json, String value) {
    assertThat(templates.resolve(stack, json(json)).asText()).isEqualTo(value);
  }

  @Test
  void literalValuesAreKept() {
    assertThat(templates.resolve("Data", json("{\"a\": [{\"b\": {\"Ref\": \"Bus\"}}, 1, true]}")))
        .isEqualTo(json("{\"a\": [{\"b\": \"blogify\"}, 1, true]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Ref\": \"Posts\"}",
        "{\"Ref\": \"AWS::StackName\"}",
        "{\"Fn::ImportValue\": \"data:nothing\"}",
        "{\"Fn::Sub\": \"${Bus}\"}",
        "{\"Fn::Join\": [\"\", {\"Ref\": \"AWS::Region\"}]}",
        "{\"Fn::If\": [\"a\", \"b\", \"c\"]}"
      })
  void anUnresolvableFunctionIsAnError(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> templates.resolve("Api", json(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Ref\": \"Alarm\"}",
        "{\"Fn::GetAtt\": [\"Bus\", \"Policy\"]}",
        "{\"Fn::GetAtt\": [\"Alarm\", \"Arn\"]}"
      })
  void anUnsupportedAttributeIsAnError(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> templates.resolve("Data", json(json)));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
