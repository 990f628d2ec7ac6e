package dev.blogify.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * What CloudFormation would answer for a resource once it is there (AWS: template reference, return
 * values). Kinds and attributes that no function's variable or policy names are not known.
 *
 * @param stack where it stands
 * @param id its logical id there
 * @param properties of which names are texts
 */
record Pretended(String stack, String id, String type, JsonNode properties) {

  /** What {@code Ref} gives. */
  String ref() {
    return switch (type) {
      case "AWS::DynamoDB::GlobalTable" -> named("TableName");
      case "AWS::S3::Bucket" -> bucket();
      case "AWS::Events::EventBus" -> named("Name");
      case "AWS::Cognito::UserPool" -> pool();
      case "AWS::SecretsManager::Secret" -> secret();
      case "AWS::CloudFront::Distribution" -> id.toUpperCase(Locale.ROOT);
      default -> throw unknown("Ref");
    };
  }

  /** What {@code Fn::GetAtt} gives. */
  String attribute(String name) {
    return switch (type + " " + name) {
      case "AWS::DynamoDB::GlobalTable Arn" -> Arns.ofTable(named("TableName"));
      case "AWS::DynamoDB::GlobalTable StreamArn" ->
          Arns.ofTable(named("TableName")) + "/stream/2026-11-26T00:00:00.000";
      case "AWS::S3::Bucket Arn" -> Arns.ofBucket(bucket());
      case "AWS::Events::EventBus Arn" -> Arns.ofBus(named("Name"));
      case "AWS::Cognito::UserPool Arn" -> Arns.ofUserPool(pool());
      case "AWS::Logs::LogGroup Arn" ->
          Arns.of("logs", "log-group:" + named("LogGroupName") + ":*");
      case "AWS::SQS::Queue Arn" -> Arns.of("sqs", named("QueueName"));
      case "AWS::IAM::Role Arn" -> Arns.ofRole(named("RoleName"));
      case "AWS::ApiGatewayV2::Api ApiEndpoint" ->
          "https://%s.execute-api.%s.amazonaws.com"
              .formatted(id.toLowerCase(Locale.ROOT), Arns.REGION);
      default -> throw unknown(name);
    };
  }

  private String named(String property) {
    return Option.of(properties.get(property))
        .map(JsonNode::asText)
        .getOrElse(() -> stack + "-" + id);
  }

  private String bucket() {
    return named("BucketName").toLowerCase(Locale.ROOT);
  }

  private String pool() {
    return Arns.REGION + "_" + id;
  }

  /** Secrets Manager adds six letters. */
  private String secret() {
    return Arns.of("secretsmanager", "secret:" + named("Name") + "-a1B2c3");
  }

  private IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException(
        "What is %s of %s, %s of stack %s?".formatted(what, id, type, stack));
  }
}
