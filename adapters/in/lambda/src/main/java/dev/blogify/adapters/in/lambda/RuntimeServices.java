package dev.blogify.adapters.in.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** What comes into a function from outside of its process. */
interface RuntimeServices {
  /** A client that waits so long for a part of an answer. */
  SdkHttpClient httpClient(Duration patience);

  AwsCredentialsProvider credentials();

  InstantSource clock();

  RandomGenerator random();
}
