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

/** The real one: AWS over HTTP, the function's role, the time, and chance. */
record AwsRuntime(Environment environment) implements RuntimeServices {
  /** Within a Region a connection is made in milliseconds, or somewhere a packet was lost. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** To the millisecond, as ids, events and the API tell it. */
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  @Override
  public SdkHttpClient httpClient(Duration patience) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(patience)
        .build();
  }

  /**
   * Nothing is asked for before the first call. The container's come first, because with SnapStart
   * there are no others; and there is no third place, so that no time is lost looking for one.
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

  /** A new one each time: the state of one that is kept would come back with each snapshot. */
  @Override
  public RandomGenerator random() {
    return () -> new SecureRandom().nextLong();
  }
}
