package dev.blogify.functions;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** What comes into a function from outside of its process. */
interface Outside {
  SdkHttpClient http();

  AwsCredentialsProvider credentials();

  InstantSource clock();

  RandomGenerator random();
}
