package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.adapters.out.markdown.MarkdownRenderer;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.audit.InMemoryAuditTrail;
import dev.blogify.application.event.InMemoryEventBus;
import dev.blogify.application.event.InMemoryOutboxDeadLetters;
import dev.blogify.application.media.InMemoryEdgeCache;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.media.InMemoryMediaStore;
import dev.blogify.application.media.PngInspector;
import dev.blogify.application.notification.InMemoryNotifications;
import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.application.ports.EdgeCache;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.Ports;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.application.post.InMemoryTagCounts;
import dev.blogify.application.user.InMemoryAccounts;
import dev.blogify.application.user.InMemoryUsers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The API over the real use cases and in-memory stores. Requests and responses are API Gateway's
 * JSON.
 */
final class TestApi implements Ports {
  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  Instant now = START;
  final InstantSource clock = () -> now;
  private final BodyRenderer renderer = new MarkdownRenderer(InstantSource.system());
  final InMemoryPosts posts = new InMemoryPosts();
  final InMemoryTagCounts tagCounts = new InMemoryTagCounts();
  final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail();
  final InMemoryNotifications notifications = new InMemoryNotifications();
  final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  final InMemoryMediaStore store = new InMemoryMediaStore(clock);
  final InMemoryUsers users = new InMemoryUsers();
  final InMemoryAccounts accounts = new InMemoryAccounts();
  private final RandomGenerator random = new SplittableRandom(7);
  private final IdGenerator ids = new IdGenerator(random);

  /** Sends a request and validates the response against the OpenAPI document. */
  TestResponse send(TestRequest request) {
    var response = send(request.operation().id(), request.toEventJson());
    OpenApi.validateResponse(request, response);
    return response;
  }

  TestResponse send(String operationId, byte[] event) {
    var endpoint = Operations.byId(operationId).endpoint().apply(this);
    try {
      var request = GatewayJson.readEvent(new ByteArrayInputStream(event));
      var out = new ByteArrayOutputStream();
      GatewayJson.writeResponse(endpoint.handle(request), out);
      return TestResponse.parse(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InMemoryPosts posts() {
    return posts;
  }

  @Override
  public InMemoryPosts feeds() {
    return posts;
  }

  @Override
  public InMemoryPosts revisions() {
    return posts;
  }

  @Override
  public InMemoryTagCounts tagCounts() {
    return tagCounts;
  }

  @Override
  public InMemoryUsers users() {
    return users;
  }

  @Override
  public InMemoryAccounts accounts() {
    return accounts;
  }

  @Override
  public InMemoryMediaLibrary mediaLibrary() {
    return media;
  }

  @Override
  public BodyRenderer bodyRenderer() {
    return renderer;
  }

  @Override
  public MediaInspector mediaInspector() {
    return new PngInspector();
  }

  @Override
  public InMemoryMediaStore mediaStore() {
    return store;
  }

  @Override
  public EdgeCache edgeCache() {
    return new InMemoryEdgeCache();
  }

  @Override
  public InMemoryAuditTrail auditTrail() {
    return auditTrail;
  }

  @Override
  public InMemoryNotifications notifications() {
    return notifications;
  }

  @Override
  public EventBus eventBus() {
    return new InMemoryEventBus();
  }

  @Override
  public OutboxDeadLetters outboxDeadLetters() {
    return new InMemoryOutboxDeadLetters();
  }

  @Override
  public IdGenerator ids() {
    return ids;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Supplier<byte[]> cursorKey() {
    return () -> new byte[32];
  }

  @Override
  public URI apiUrl() {
    return URI.create("https://blog.example");
  }
}
