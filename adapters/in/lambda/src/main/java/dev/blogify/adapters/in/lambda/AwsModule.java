package dev.blogify.adapters.in.lambda;

import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.lambda.Environment.Variable;
import dev.blogify.adapters.out.aws.cloudfront.CloudFrontEdgeCache;
import dev.blogify.adapters.out.aws.cognito.CognitoAccounts;
import dev.blogify.adapters.out.aws.dynamodb.DynamoAuditTrail;
import dev.blogify.adapters.out.aws.dynamodb.DynamoFeeds;
import dev.blogify.adapters.out.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.out.aws.dynamodb.DynamoNotifications;
import dev.blogify.adapters.out.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.out.aws.dynamodb.DynamoRevisions;
import dev.blogify.adapters.out.aws.dynamodb.DynamoTagCounts;
import dev.blogify.adapters.out.aws.dynamodb.DynamoUsers;
import dev.blogify.adapters.out.aws.eventbridge.EventBridgeBus;
import dev.blogify.adapters.out.aws.s3.S3MediaStore;
import dev.blogify.adapters.out.aws.s3.S3OutboxDeadLetters;
import dev.blogify.adapters.out.aws.secrets.SecretsManagerSecret;
import dev.blogify.adapters.out.markdown.MarkdownRenderer;
import dev.blogify.adapters.out.media.HeaderMediaInspector;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.application.ports.EdgeCache;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.Users;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.inject.Singleton;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The adapters and clients of AWS. */
@Module
final class AwsModule {
  /**
   * Timeout of an AWS call including its retries, which is shorter than the timeout of every
   * function.
   */
  static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);

  /**
   * Maximum wait for the first byte of a response, which normally arrives within milliseconds in
   * the same Region.
   */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

  /** Retries start within tenths of a second, and therefore cover only short interruptions. */
  private static final int MAX_ATTEMPTS = 3;

  private final Environment environment;
  private final RuntimeServices runtime;

  AwsModule(Environment environment, RuntimeServices runtime) {
    this.environment = environment;
    this.runtime = runtime;
  }

  @Provides
  Posts posts(DynamoDbClient client) {
    return new DynamoPosts(client, environment);
  }

  @Provides
  Feeds feeds(DynamoDbClient client) {
    return new DynamoFeeds(client, environment);
  }

  @Provides
  Revisions revisions(DynamoDbClient client) {
    return new DynamoRevisions(client, environment);
  }

  @Provides
  TagCounts tagCounts(DynamoDbClient client) {
    return new DynamoTagCounts(client, environment);
  }

  @Provides
  AuditTrail auditTrail(DynamoDbClient client) {
    return new DynamoAuditTrail(client, environment);
  }

  @Provides
  Notifications notifications(DynamoDbClient client) {
    return new DynamoNotifications(client, environment);
  }

  @Provides
  Users users(DynamoDbClient client) {
    return new DynamoUsers(client, environment);
  }

  @Provides
  MediaLibrary mediaLibrary(DynamoDbClient client) {
    return new DynamoMediaLibrary(client, environment);
  }

  @Provides
  Accounts accounts(CognitoIdentityProviderClient client) {
    return new CognitoAccounts(client, environment.get(Variable.USER_POOL_ID));
  }

  @Provides
  Supplier<byte[]> cursorKey(SecretsManagerClient client) {
    return new SecretsManagerSecret(client, environment.get(Variable.CURSOR_SECRET_ID));
  }

  @Provides
  MediaStore mediaStore(S3Client client) {
    return new S3MediaStore(client, environment.get(Variable.MEDIA_BUCKET));
  }

  @Provides
  @Singleton
  BodyRenderer bodyRenderer(InstantSource clock) {
    return new MarkdownRenderer(clock);
  }

  @Provides
  MediaInspector mediaInspector() {
    return new HeaderMediaInspector();
  }

  @Provides
  URI apiUrl() {
    return URI.create(environment.get(Variable.API_URL));
  }

  @Provides
  EventBus eventBus(EventBridgeClient client) {
    return new EventBridgeBus(client, environment.get(Variable.EVENT_BUS_NAME));
  }

  @Provides
  OutboxDeadLetters outboxDeadLetters(S3Client client) {
    return new S3OutboxDeadLetters(client, environment.get(Variable.FAILURE_BUCKET));
  }

  @Provides
  EdgeCache edgeCache(CloudFrontClient client) {
    return new CloudFrontEdgeCache(client, environment.get(Variable.DISTRIBUTION_ID));
  }

  @Provides
  RandomGenerator random() {
    return runtime.random();
  }

  @Provides
  InstantSource clock() {
    return runtime.clock();
  }

  @Provides
  IdGenerator ids() {
    return new IdGenerator(runtime.random());
  }

  @Provides
  @Singleton
  DynamoDbClient dynamoDb() {
    return build(DynamoDbClient.builder(), "DYNAMODB", READ_TIMEOUT);
  }

  @Provides
  S3Client s3() {
    // An endpoint override requires path-style access, because it has no host name per bucket.
    return build(
        S3Client.builder().forcePathStyle(environment.endpointOverride("S3").isDefined()),
        "S3",
        S3MediaStore.COPY_TIMEOUT);
  }

  @Provides
  CognitoIdentityProviderClient cognito() {
    return build(
        CognitoIdentityProviderClient.builder(), "COGNITO_IDENTITY_PROVIDER", READ_TIMEOUT);
  }

  @Provides
  EventBridgeClient eventBridge() {
    return build(EventBridgeClient.builder(), "EVENTBRIDGE", READ_TIMEOUT);
  }

  @Provides
  SecretsManagerClient secrets() {
    return build(SecretsManagerClient.builder(), "SECRETS_MANAGER", READ_TIMEOUT);
  }

  @Provides
  CloudFrontClient cloudFront() {
    return build(CloudFrontClient.builder(), "CLOUDFRONT", READ_TIMEOUT);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, String service, Duration readTimeout) {
    builder
        .httpClient(runtime.httpClient(readTimeout))
        .credentialsProvider(runtime.credentials())
        .region(environment.region())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(CALL_TIMEOUT)
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build())
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build());
    environment.endpointOverride(service).forEach(builder::endpointOverride);
    return builder.build();
  }
}
