package dev.blogify.infrastructure.local;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.adapters.in.http.apigateway.GatewayJson;
import dev.blogify.adapters.out.embedded.bus.EventArchive;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSecrets;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import dev.blogify.infrastructure.local.gateway.CorsFilter;
import dev.blogify.infrastructure.local.gateway.JwtAuthorizer;
import dev.blogify.infrastructure.local.gateway.LocalApiGateway;
import dev.blogify.infrastructure.local.gateway.PresignedMediaHandler;
import dev.blogify.infrastructure.local.gateway.SameOriginFilter;
import dev.blogify.infrastructure.local.gateway.ServerSentEventsHandler;
import dev.blogify.infrastructure.local.gateway.UserPoolHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Blogify on one machine: API, media and user pool over one data folder. The process can be killed
 * at any time without data loss, because a write is on disk before it is acknowledged.
 */
public final class LocalPlatform implements AutoCloseable {
  public static final String CLIENT_ID = "blogify-local";

  public static final String USER_POOL_ID = "local_blogify";
  private static final String MEDIA_PATH = "/_local/media";

  /** The precision of ids, events and the API is one millisecond. */
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private final LocalHttpServers servers;
  private final Deque<Runnable> closeActions;

  private LocalPlatform(LocalHttpServers servers, Deque<Runnable> closeActions) {
    this.servers = servers;
    this.closeActions = closeActions;
  }

  /**
   * Starts the platform. It accepts requests when this method returns.
   *
   * @throws StartupException if a network port or the folder cannot be used
   */
  public static LocalPlatform start(PlatformSettings settings) {
    return start(settings, (_, consumer) -> consumer);
  }

  /**
   * Starts the platform with decorated consumers.
   *
   * @param decorator returns the consumer to call in place of the original one
   */
  public static LocalPlatform start(
      PlatformSettings settings,
      BiFunction<Subscription, MessageConsumer, MessageConsumer> decorator) {
    var closeActions = new ArrayDeque<Runnable>();
    try {
      return start(settings, decorator, closeActions);
    } catch (RuntimeException fault) {
      closeActions.forEach(Runnable::run);
      throw fault;
    }
  }

  private static LocalPlatform start(
      PlatformSettings settings,
      BiFunction<Subscription, MessageConsumer, MessageConsumer> decorator,
      Deque<Runnable> closeActions) {
    var folder = DataFolder.open(settings.dataDirectory());
    closeActions.push(folder::close);
    var database = folder.openDatabase();
    closeActions.push(database::close);
    var servers = LocalHttpServers.open(settings.port());
    closeActions.push(servers::close);
    var random = new SecureRandom();
    var mediaStore =
        folder.openMediaStore(
            servers.api().uri().resolve(MEDIA_PATH),
            new SqliteSecrets(database, random).getOrCreate("media"),
            CLOCK);
    var poolSettings =
        new UserPool.UserPoolSettings(
            USER_POOL_ID,
            CLIENT_ID,
            servers.userPool().uri(),
            settings.endSessionsOnPasswordChange());
    var ports =
        DaggerEmbeddedPorts.factory()
            .create(
                database,
                mediaStore,
                EventPipeline.RULES,
                servers.api().uri(),
                poolSettings,
                random,
                CLOCK);
    var pipeline = new EventPipeline(ports, decorator);
    new DemoUsers(ports.userPool(), ports).create();
    mediaStore.pendingUploads().forEach(pipeline::publishObjectCreated);
    var sameOrigin = new SameOriginFilter(servers.api().port());
    var eventStream = new ServerSentEventsHandler(new EventArchive(database));
    servers
        .userPool()
        .serve(
            "/",
            new UserPoolHandler(ports.userPool(), URI.create(poolSettings.issuer())),
            new CorsFilter(CorsFilter.USER_POOL_POLICY, settings.corsOrigins()));
    servers
        .api()
        .serve(
            "/",
            apiGateway(ports, poolSettings.issuer()),
            new CorsFilter(CorsPolicy.API, settings.corsOrigins()))
        .serve(
            MEDIA_PATH,
            new PresignedMediaHandler(mediaStore.endpoint(pipeline::publishObjectCreated)),
            new CorsFilter(CorsPolicy.MEDIA, settings.corsOrigins()))
        .serve("/_local/", pipeline.adminHandler(), sameOrigin)
        .serve("/_local/events", eventStream, sameOrigin);
    servers.start();
    var workers = pipeline.start();
    closeActions.push(workers::close);
    closeActions.push(eventStream::close);
    var scheduler = JobScheduler.start();
    closeActions.push(scheduler::close);
    Schedules.ALL.forEach(schedule ->
        scheduler.scheduleEvery(
            schedule.equals(Schedules.EVERY_MINUTE) ? settings.jobInterval() : schedule.interval(),
            schedule.job().apply(ports)));
    return new LocalPlatform(servers, closeActions);
  }

  private static LocalApiGateway apiGateway(EmbeddedPorts ports, String issuer) {
    var endpoints = Operations.ALL.toMap(Operation::id, each -> each.endpoint().apply(ports));
    return new LocalApiGateway(
        Operations.ALL,
        new JwtAuthorizer(issuer, CLIENT_ID, parseJwks(ports.userPool()), CLOCK),
        (operationId, event) -> invoke(endpoints.get(operationId).get(), event),
        CLOCK,
        () -> UUID.randomUUID().toString());
  }

  /** Invokes an endpoint in this process, in place of its Lambda function. */
  private static byte[] invoke(Endpoint endpoint, byte[] event) {
    try {
      var out = new ByteArrayOutputStream();
      GatewayJson.writeResponse(
          endpoint.handle(GatewayJson.readEvent(new ByteArrayInputStream(event))), out);
      return out.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static JWKSet parseJwks(UserPool pool) {
    try {
      return JWKSet.parse(pool.jwks());
    } catch (ParseException fault) {
      throw new IllegalStateException(fault);
    }
  }

  public URI apiUri() {
    return servers.api().uri();
  }

  public URI userPoolUri() {
    return servers.userPool().uri();
  }

  /** Waits up to one second for running work, and then stops it. */
  @Override
  public void close() {
    closeActions.forEach(Runnable::run);
    closeActions.clear();
  }
}
