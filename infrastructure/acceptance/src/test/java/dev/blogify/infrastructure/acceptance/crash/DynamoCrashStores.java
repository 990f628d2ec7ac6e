package dev.blogify.infrastructure.acceptance.crash;

import dev.blogify.adapters.out.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.out.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.infrastructure.acceptance.platforms.aws.DynamoInspector;
import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

record DynamoCrashStores(DynamoDbClient client) implements CrashStores {
  /** Creates new tables. The result is the endpoint, a space, and the account of the tables. */
  static String create() {
    var account = LocalTables.newCredentials();
    LocalTables.create(account).close();
    return DynamoDbLocal.endpoint() + " " + account.resolveCredentials().accessKeyId();
  }

  static DynamoCrashStores open(String address) {
    var parts = address.split(" ", 2);
    return new DynamoCrashStores(
        DynamoDbClient.builder()
            .endpointOverride(URI.create(parts[0]))
            .region(LocalTables.REGION)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(parts[1], "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build());
  }

  @Override
  public Posts posts() {
    return new DynamoPosts(client, LocalTables.NAMES);
  }

  @Override
  public MediaLibrary media() {
    return new DynamoMediaLibrary(client, LocalTables.NAMES);
  }

  @Override
  public List<String> violations() {
    return new DynamoInspector(client).violations().asJava();
  }

  @Override
  public void close() {
    client.close();
  }
}
