package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dagger.BindsInstance;
import dagger.Component;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.audit.InMemoryAuditTrail;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.media.InMemoryMediaStore;
import dev.blogify.application.notification.InMemoryNotifications;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.Users;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.application.post.InMemoryTagCounts;
import dev.blogify.application.user.InMemoryAccounts;
import dev.blogify.application.user.InMemoryUsers;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import javax.inject.Provider;

/** All endpoints over the real use cases and in-memory stores, called with API Gateway's JSON. */
final class TestApi {
  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  Instant now = START;
  final InstantSource clock = () -> now;
  final InMemoryPosts posts = new InMemoryPosts();
  final InMemoryTagCounts tagCounts = new InMemoryTagCounts();
  final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail();
  final InMemoryNotifications notifications = new InMemoryNotifications();
  final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  final InMemoryMediaStore store = new InMemoryMediaStore(clock);
  final InMemoryUsers users = new InMemoryUsers();
  final InMemoryAccounts accounts = new InMemoryAccounts();

  final Map<String, Provider<Endpoint>> endpoints =
      HashMap.ofAll(
          DaggerTestApi_Endpoints.factory()
              .create(
                  posts,
                  posts,
                  tagCounts,
                  posts,
                  auditTrail,
                  notifications,
                  media,
                  store,
                  users,
                  accounts,
                  new IdGenerator(new SplittableRandom(7)),
                  clock,
                  new Cursors(() -> new byte[32]),
                  new MediaUrls(URI.create("https://blog.example")))
              .byOperation());

  /** Through JSON in both directions, and held to the OpenAPI document. */
  TestResponse send(TestRequest call) {
    var reply = send(call.operation().id(), call.toEventJson());
    OpenApi.validateResponse(call, reply);
    return reply;
  }

  TestResponse send(String operationId, byte[] event) {
    try {
      APIGatewayV2HTTPEvent request = GatewayJson.readEvent(new ByteArrayInputStream(event));
      var out = new ByteArrayOutputStream();
      GatewayJson.writeResponse(endpoints.get(operationId).get().get().handle(request), out);
      return TestResponse.parse(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Component(modules = HttpModule.class)
  interface Endpoints {
    java.util.Map<String, Provider<Endpoint>> byOperation();

    @Component.Factory
    interface Factory {
      Endpoints create(
          @BindsInstance Posts posts,
          @BindsInstance Feeds feeds,
          @BindsInstance TagCounts tagCounts,
          @BindsInstance Revisions revisions,
          @BindsInstance AuditTrail trail,
          @BindsInstance Notifications notifications,
          @BindsInstance MediaLibrary media,
          @BindsInstance MediaStore store,
          @BindsInstance Users users,
          @BindsInstance Accounts accounts,
          @BindsInstance IdGenerator ids,
          @BindsInstance InstantSource clock,
          @BindsInstance Cursors cursors,
          @BindsInstance MediaUrls urls);
    }
  }
}
