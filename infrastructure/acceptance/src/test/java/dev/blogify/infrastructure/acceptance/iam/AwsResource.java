package dev.blogify.infrastructure.acceptance.iam;

/**
 * What a call is made with, by the name that the function knows it by. To record another service
 * takes one more of these.
 */
public sealed interface AwsResource {
  /** What one of the function's variables says. */
  String name();

  /**
   * What IAM calls it in a deployment.
   *
   * @param told what the same variable says there
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

  /** A bucket, for its list. */
  record S3Bucket(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofBucket(told);
    }
  }

  /** An object of a bucket. */
  record BucketObject(String name, String key) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofBucket(told) + "/" + key;
    }
  }

  /** A bus. */
  record EventBridgeEventBus(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      return Arns.ofBus(told);
    }
  }

  /** A secret, which functions are told of by its ARN. */
  record SecretsManagerSecretName(String name) implements AwsResource {
    @Override
    public String arn(String told) {
      if (!told.startsWith("arn:")) {
        throw new IllegalArgumentException("No ARN of a secret: " + told);
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
