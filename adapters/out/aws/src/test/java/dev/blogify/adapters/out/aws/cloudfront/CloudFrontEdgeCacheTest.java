package dev.blogify.adapters.out.aws.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.media.EdgeCacheContract;
import dev.blogify.application.ports.EdgeCache;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.endpoints.CloudFrontEndpointParams;
import software.amazon.awssdk.services.cloudfront.endpoints.CloudFrontEndpointProvider;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

final class CloudFrontEdgeCacheTest implements EdgeCacheContract {
  private final InvalidationServer server = InvalidationServer.start("E2QWRUHAPOMQZL");
  private final CloudFrontClient client = client(server.endpoint());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Override
  public EdgeCache cache() {
    return new CloudFrontEdgeCache(client, "E2QWRUHAPOMQZL");
  }

  @Override
  public Seq<Seq<String>> invalidatedPaths() {
    return server.invalidatedPaths();
  }

  @Test
  void propagatesErrors() {
    var elsewhere = new CloudFrontEdgeCache(client, "E1OTHER");
    cache().invalidate(ONE, PATHS);

    assertThatThrownBy(() -> elsewhere.invalidate(OTHER, PATHS))
        .isInstanceOf(NoSuchDistributionException.class);
    assertThatThrownBy(() -> cache().invalidate(ONE, List.of("/other")))
        .isInstanceOfSatisfying(
            CloudFrontException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("InvalidationBatchAlreadyExists"));
  }

  /** CloudFront has one endpoint for all Regions, and functions configure their own Region. */
  @Test
  void usesTheGlobalEndpointInEveryRegion() {
    var endpoint =
        CloudFrontEndpointProvider.defaultProvider()
            .resolveEndpoint(CloudFrontEndpointParams.builder().region(Region.EU_WEST_3).build())
            .join();

    assertThat(endpoint.url()).isEqualTo(URI.create("https://cloudfront.amazonaws.com"));
  }

  private static CloudFrontClient client(URI endpoint) {
    return CloudFrontClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_3)
        .credentialsProvider(() -> AwsBasicCredentials.create("id", "secret"))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
