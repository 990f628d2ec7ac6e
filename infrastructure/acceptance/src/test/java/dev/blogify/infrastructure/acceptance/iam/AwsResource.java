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
   * @param told the value of the same variable in the deployment
   */
  String arn(String told);

  /** The items of a table. */
  record DynamoTable(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofTable(told);
    }
  }

  /** An index of a table. */
  record DynamoIndex(String name, String index) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofTable(told) + "/index/" + index;
    }
  }

  /** A bucket, for list operations. */
  record S3Bucket(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofBucket(told);
    }
  }

  /** An object in a bucket. */
  record BucketObject(String name, String key) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofBucket(told) + "/" + key;
    }
  }

  /** An event bus. */
  record EventBridgeEventBus(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofBus(told);
    }
  }

  /** A secret; its environment variable contains the ARN. */
  record SecretsManagerSecretName(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      if (!told.startsWith("arn:")) {
        throw new IllegalArgumentException("Not the ARN of a secret: " + told);
      }
      return told;
    }
  }

  /** A user pool. */
  record CognitoUserPool(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofUserPool(told);
    }
  }

  /** A distribution. */
  record CloudFrontDistribution(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofDistribution(told);
    }
  }
}
