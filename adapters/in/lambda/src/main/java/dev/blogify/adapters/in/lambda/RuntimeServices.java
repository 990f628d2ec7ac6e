package dev.blogify.adapters.in.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** The services that a function obtains from its runtime, or from a recording during priming. */
interface RuntimeServices {
  /** Creates an HTTP client with a read timeout. */
  SdkHttpClient httpClient(Duration readTimeout);

  AwsCredentialsProvider credentials();

  InstantSource clock();

  RandomGenerator random();
}
