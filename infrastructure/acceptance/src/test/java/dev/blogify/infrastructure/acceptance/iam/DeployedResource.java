package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * The values that CloudFormation returns for a resource (AWS: template reference, return values).
 * Only the types and attributes that variables and policies use are supported.
 *
 * @param stack the stack that contains the resource
 * @param id the logical id
 * @param properties the properties, of which names are texts
 */
record DeployedResource(String stack, String id, String type, JsonNode properties) {

  /** The value of {@code Ref}. */
  String ref() {
    return switch (type) {
      case "AWS::DynamoDB::GlobalTable" -> physicalName("TableName");
      case "AWS::S3::Bucket" -> bucketName();
      case "AWS::Events::EventBus" -> physicalName("Name");
      case "AWS::Cognito::UserPool" -> userPoolId();
      case "AWS::SecretsManager::Secret" -> secretArn();
      case "AWS::CloudFront::Distribution" -> id.toUpperCase(Locale.ROOT);
      default -> throw unsupported("Ref");
    };
  }

  /** The value of {@code Fn::GetAtt}. */
  String attribute(String name) {
    return switch (type + " " + name) {
      case "AWS::DynamoDB::GlobalTable Arn" -> Arns.ofTable(physicalName("TableName"));
      case "AWS::DynamoDB::GlobalTable StreamArn" ->
          Arns.ofTable(physicalName("TableName")) + "/stream/2026-11-26T00:00:00.000";
      case "AWS::S3::Bucket Arn" -> Arns.ofBucket(bucketName());
      case "AWS::Events::EventBus Arn" -> Arns.ofBus(physicalName("Name"));
      case "AWS::Cognito::UserPool Arn" -> Arns.ofUserPool(userPoolId());
      case "AWS::Logs::LogGroup Arn" ->
          Arns.of("logs", "log-group:" + physicalName("LogGroupName") + ":*");
      case "AWS::SQS::Queue Arn" -> Arns.of("sqs", physicalName("QueueName"));
      case "AWS::IAM::Role Arn" -> Arns.ofRole(physicalName("RoleName"));
      case "AWS::ApiGatewayV2::Api ApiEndpoint" ->
          "https://%s.execute-api.%s.amazonaws.com"
              .formatted(id.toLowerCase(Locale.ROOT), Arns.REGION);
      default -> throw unsupported(name);
    };
  }

  private String physicalName(String property) {
    return Option.of(properties.get(property))
        .map(JsonNode::asText)
        .getOrElse(() -> stack + "-" + id);
  }

  private String bucketName() {
    return physicalName("BucketName").toLowerCase(Locale.ROOT);
  }

  private String userPoolId() {
    return Arns.REGION + "_" + id;
  }

  /** Secrets Manager appends a hyphen and six characters. */
  private String secretArn() {
    return Arns.of("secretsmanager", "secret:" + physicalName("Name") + "-a1B2c3");
  }

  private IllegalArgumentException unsupported(String what) {
    return new IllegalArgumentException(
        "Unknown attribute %s of %s, %s in stack %s".formatted(what, id, type, stack));
  }
}
