package dev.blogify.acceptance.crash;

import dev.blogify.acceptance.aws.StoredItems;
import dev.blogify.adapters.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.post.Posts;
import dev.blogify.engines.DynamoDbLocal;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

record DynamoUnderFire(DynamoDbClient client) implements StoresUnderFire {
  /** New tables: the engine's address, a space, and the account they belong to. */
  static String create() {
    var account = LocalTables.newAccount();
    LocalTables.create(account).close();
    return DynamoDbLocal.endpoint() + " " + account.resolveCredentials().accessKeyId();
  }

  static DynamoUnderFire open(String address) {
    var parts = address.split(" ", 2);
    return new DynamoUnderFire(
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
    return new StoredItems(client).violations().asJava();
  }

  @Override
  public void close() {
    client.close();
  }
}
