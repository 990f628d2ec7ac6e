package dev.blogify.infrastructure.acceptance.platforms.aws;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.UUID;

/** The context of one invocation. */
record LambdaContext(String name, String requestId) implements Context {
  static LambdaContext forFunction(String name) {
    return new LambdaContext(name, UUID.randomUUID().toString());
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getFunctionName() {
    return name;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + name;
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-3:000000000000:function:" + name;
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("Available to mobile SDKs only");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("Available to mobile SDKs only");
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 7_000;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("Blogify logs to standard output");
  }
}
