package dev.blogify.adapters.in.lambda;

import static dev.blogify.adapters.in.lambda.Environment.Variable.AWS_ACCESS_KEY_ID;
import static dev.blogify.adapters.in.lambda.Environment.Variable.AWS_SECRET_ACCESS_KEY;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The runtime services on AWS: real HTTP calls with the credentials of the function's role. */
record AwsRuntime(Environment environment) implements RuntimeServices {
  /** Allows for the loss of a packet; a connection within a Region otherwise takes milliseconds. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** The precision of ids, events and the API is one millisecond. */
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  @Override
  public SdkHttpClient httpClient(Duration readTimeout) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(readTimeout)
        .build();
  }

  /**
   * Returns the container credentials, which SnapStart uses, or else the credentials in the
   * environment. They are resolved on the first call. The chain omits the other providers of the
   * SDK, because each provider adds latency.
   */
  @Override
  public AwsCredentialsProvider credentials() {
    return AwsCredentialsProviderChain.of(
        ContainerCredentialsProvider.create(), this::fromEnvironment);
  }

  private AwsCredentials fromEnvironment() {
    return environment
        .sessionToken()
        .<AwsCredentials>map(token ->
            AwsSessionCredentials.create(
                environment.get(AWS_ACCESS_KEY_ID), environment.get(AWS_SECRET_ACCESS_KEY), token))
        .getOrElse(() ->
            AwsBasicCredentials.create(
                environment.get(AWS_ACCESS_KEY_ID), environment.get(AWS_SECRET_ACCESS_KEY)));
  }

  @Override
  public InstantSource clock() {
    return CLOCK;
  }

  /**
   * Creates a new generator for each number, because a generator in the snapshot would produce the
   * same numbers after every restore.
   */
  @Override
  public RandomGenerator random() {
    return () -> new SecureRandom().nextLong();
  }
}
