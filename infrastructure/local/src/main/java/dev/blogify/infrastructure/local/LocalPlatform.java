package dev.blogify.infrastructure.local;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.http.MediaUrls;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.out.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSecrets;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import dev.blogify.infrastructure.local.gateway.AdminHandler;
import dev.blogify.infrastructure.local.gateway.CorsFilter;
import dev.blogify.infrastructure.local.gateway.JwtAuthorizer;
import dev.blogify.infrastructure.local.gateway.LocalApiGateway;
import dev.blogify.infrastructure.local.gateway.MediaHandler;
import dev.blogify.infrastructure.local.gateway.SameOriginFilter;
import dev.blogify.infrastructure.local.gateway.ServerSentEventsHandler;
import dev.blogify.infrastructure.local.gateway.UserPoolHandler;
import io.vavr.control.Option;
import java.net.URI;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Blogify on one machine: API, media and user pool over one data folder, until it is closed. What
 * was acknowledged is on disk, so it need not be closed to be safe.
 */
public final class LocalPlatform implements AutoCloseable {
  public static final String CLIENT_ID = "blogify-local";

  private static final Duration DAILY_JOB_INTERVAL = Duration.ofDays(1);
  private static final String USER_POOL_ID = "local_blogify";
  private static final String MEDIA_PATH = "/_local/media";

  /** To the millisecond, as ids, events and the API tell it. */
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private final LocalHttpServers servers;
  private final Deque<Runnable> closeActions;

  private LocalPlatform(LocalHttpServers ports, Deque<Runnable> opened) {
    this.servers = ports;
    this.closeActions = opened;
  }

  /**
   * Opens everything, and answers when it returns.
   *
   * @throws StartupException if a port or the folder cannot be used; nothing is left open then
   */
  public static LocalPlatform start(PlatformSettings settings) {
    return start(settings, (_, consumer) -> consumer);
  }

  /**
   * Opens everything, with something put around its consumers.
   *
   * @param around what handles the messages of a subscription in the place of its consumer
   */
  public static LocalPlatform start(
      PlatformSettings settings,
      BiFunction<Subscription, MessageConsumer, MessageConsumer> around) {
    var opened = new ArrayDeque<Runnable>();
    try {
      return start(settings, around, opened);
    } catch (RuntimeException fault) {
      opened.forEach(Runnable::run);
      throw fault;
    }
  }

  private static LocalPlatform start(
      PlatformSettings settings,
      BiFunction<Subscription, MessageConsumer, MessageConsumer> around,
      Deque<Runnable> opened) {
    var folder = DataFolder.open(settings.dataDirectory());
    opened.push(folder::close);
    var database = folder.openDatabase();
    opened.push(database::close);
    var ports = LocalHttpServers.open(settings.port());
    opened.push(ports::close);
    var random = new SecureRandom();
    var media =
        folder.openMediaStore(
            ports.api().uri().resolve(MEDIA_PATH),
            new SqliteSecrets(database, random).getOrCreate("media"),
            CLOCK);
    var pool = new UserPool.UserPoolSettings(USER_POOL_ID, CLIENT_ID, ports.userPool().uri());
    var component =
        DaggerLocalPlatformComponent.factory()
            .create(database, media, new MediaUrls(ports.api().uri()), pool, random, CLOCK);
    var consumers =
        Subscriptions.ON_ALL_PLATFORMS.toMap(
            subscription -> subscription,
            subscription -> around.apply(subscription, findConsumer(component, subscription)));
    var pipeline = new EventPipeline(database, consumers, CLOCK, random);
    var events = new ServerSentEventsHandler(pipeline.archive());
    serve(settings, ports, media, URI.create(pool.issuer()), component, pipeline, events);
    var workers = pipeline.start();
    opened.push(workers::close);
    opened.push(events::close);
    var timer = JobScheduler.start();
    opened.push(timer::close);
    timer
        .scheduleEvery(settings.jobInterval(), component.minuteJobs()::run)
        .scheduleEvery(DAILY_JOB_INTERVAL, component.dailyJobs()::run);
    return new LocalPlatform(ports, opened);
  }

  private static void serve(
      PlatformSettings settings,
      LocalHttpServers ports,
      FolderMediaStore media,
      URI issuer,
      LocalPlatformComponent component,
      EventPipeline pipeline,
      ServerSentEventsHandler events) {
    component.demoUsers().create();
    media.pendingUploads().forEach(pipeline::publishObjectCreated);
    var keys = parseJwks(component.userPool());
    ports
        .api()
        .serve(
            "/",
            new LocalApiGateway(
                Operations.ALL,
                new JwtAuthorizer(issuer.toString(), CLIENT_ID, () -> keys, CLOCK),
                new InProcessFunctions(component.endpoints()),
                CLOCK,
                () -> UUID.randomUUID().toString()),
            CorsFilter.forApi(settings.corsOrigins()))
        .serve(
            MEDIA_PATH,
            new MediaHandler(media.endpoint(pipeline::publishObjectCreated)),
            CorsFilter.forMedia(settings.corsOrigins()))
        .serve("/_local/", new AdminHandler(pipeline), new SameOriginFilter(ports.api().port()))
        .serve("/_local/events", events, new SameOriginFilter(ports.api().port()));
    ports
        .userPool()
        .serve(
            "/",
            new UserPoolHandler(component.userPool(), issuer),
            CorsFilter.forUserPool(settings.corsOrigins()));
    ports.start();
  }

  private static MessageConsumer findConsumer(
      LocalPlatformComponent component, Subscription subscription) {
    return Option.of(component.consumers().get(subscription.name()))
        .getOrElseThrow(() -> new IllegalStateException("No consumer " + subscription.name()));
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

  /** Finishes what is under way, for a second at most. */
  @Override
  public void close() {
    closeActions.forEach(Runnable::run);
    closeActions.clear();
  }
}
