package dev.blogify.infrastructure.acceptance.iam;

/**
 * The resource of a call, by the name that the function uses. A further AWS service needs a further
 * record here.
 */
public sealed interface AwsResource {
  /** The value of the environment variable that contains the name. */
  String name();

  /**
   * The ARN of the deployed resource.
   *
   * @param deployedValue the value of the same variable in the deployment
   */
  String arn(String deployedValue);

  /** The items of a table. */
  record DynamoTable(String name) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofTable(deployedValue);
    }
  }

  /** An index of a table. */
  record DynamoIndex(String name, String index) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofTable(deployedValue) + "/index/" + index;
    }
  }

  /** A bucket, for list operations. */
  record S3Bucket(String name) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofBucket(deployedValue);
    }
  }

  /** An object in a bucket. */
  record BucketObject(String name, String key) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofBucket(deployedValue) + "/" + key;
    }
  }

  /** An event bus. */
  record EventBridgeEventBus(String name) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofBus(deployedValue);
    }
  }

  /** A secret; its environment variable contains the ARN. */
  record SecretsManagerSecretName(String name) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      if (!deployedValue.startsWith("arn:")) {
        throw new IllegalArgumentException("Not the ARN of a secret: " + deployedValue);
      }
      return deployedValue;
    }
  }

  /** A user pool. */
  record CognitoUserPool(String name) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofUserPool(deployedValue);
    }
  }

  /** A distribution. */
  record CloudFrontDistribution(String name) implements AwsResource {
    @Override
    public String arn(String deployedValue) {
      return Arns.ofDistribution(deployedValue);
    }
  }
}
