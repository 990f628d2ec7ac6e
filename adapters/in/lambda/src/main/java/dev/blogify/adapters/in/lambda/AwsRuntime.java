package dev.blogify.adapters.in.lambda;

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

/** AWS over HTTP, with the credentials of the function's role. */
record AwsRuntime(Environment environment) implements RuntimeServices {
  /** Within a Region a connection takes milliseconds unless a packet is lost. */
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
   * Container credentials, which SnapStart uses, then those in the environment. They are resolved
   * on the first call. The chain has no further provider, because each one costs time.
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
                environment.accessKeyId(), environment.secretAccessKey(), token))
        .getOrElse(() ->
            AwsBasicCredentials.create(environment.accessKeyId(), environment.secretAccessKey()));
  }

  @Override
  public InstantSource clock() {
    return CLOCK;
  }

  /** Makes a generator per number, because every restored snapshot would repeat a kept state. */
  @Override
  public RandomGenerator random() {
    return () -> new SecureRandom().nextLong();
  }
}
