package dev.blogify.adapters.out.aws.s3;

import dev.blogify.application.ports.MediaStore.PresignedUpload;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An empty bucket per test behind a {@link SigV4Proxy}, with clients of both. */
final class ProxiedBucket implements AfterEachCallback {
  private static final SigV4Proxy.AccessKey ACCESS_KEY =
      new SigV4Proxy.AccessKey(
          "AKIAIOSFODNN7EXAMPLE", "not+a/secret", Option.some("not/a+token=="));

  /** The current time, because the SDK signs requests with the system clock. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final String name = "media-" + UUID.randomUUID();
  private final java.util.List<String> createdKeys = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SigV4Proxy proxy;
  private final S3Client upstreamClient;
  private final S3Client client;

  ProxiedBucket(URI server) {
    this.proxy =
        SigV4Proxy.start(server, ACCESS_KEY, InstantSource.fixed(now), createdKeys::add, _ -> {});
    this.upstreamClient = client(server, credentials(Option.none()));
    this.client = client(proxy.endpoint(), credentials(Option.none()));
    upstreamClient.createBucket(request -> request.bucket(name));
  }

  String name() {
    return name;
  }

  /** The fixed time of the proxy's clock. */
  Instant now() {
    return now;
  }

  /** A media store that sends its requests through the proxy. */
  S3MediaStore store() {
    return new S3MediaStore(client, name);
  }

  /** A client of the proxy with credentials that expire. */
  S3Client client(Instant expiry) {
    return client(proxy.endpoint(), credentials(Option.some(expiry)));
  }

  /** A client that bypasses the proxy. */
  S3Client upstreamClient() {
    return upstreamClient;
  }

  /** The keys of the proxy's "Object Created" notifications. */
  Seq<String> createdKeys() {
    return List.ofAll(createdKeys);
  }

  HttpResponse<byte[]> put(PresignedUpload upload, byte[] bytes) {
    return send("PUT", upload.url(), upload.headers(), bytes);
  }

  HttpResponse<byte[]> get(URI url) {
    return send("GET", url, HashMap.empty(), new byte[0]);
  }

  /** Sends a request as a browser does, which sets the content length itself. */
  HttpResponse<byte[]> send(String method, URI url, Map<String, String> headers, byte[] bytes) {
    var request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofByteArray(bytes));
    headers.remove("content-length").forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    client.close();
    proxy.close();
    upstreamClient.close();
    http.close();
  }

  private static AwsCredentials credentials(Option<Instant> expiry) {
    return AwsSessionCredentials.builder()
        .accessKeyId(ACCESS_KEY.accessKeyId())
        .secretAccessKey(ACCESS_KEY.secretAccessKey())
        .sessionToken(ACCESS_KEY.sessionToken().get())
        .expirationTime(expiry.getOrNull())
        .build();
  }

  private static S3Client client(URI endpoint, AwsCredentials credentials) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(() -> credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
