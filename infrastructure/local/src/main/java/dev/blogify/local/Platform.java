package dev.blogify.local;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.adapters.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.embedded.sqlite.Secrets;
import dev.blogify.adapters.embedded.userpool.UserPool;
import dev.blogify.adapters.http.MediaUrls;
import dev.blogify.adapters.http.Routes;
import dev.blogify.local.gateway.Authorizer;
import dev.blogify.local.gateway.Cors;
import dev.blogify.local.gateway.EventStream;
import dev.blogify.local.gateway.Gateway;
import dev.blogify.local.gateway.MediaHandler;
import dev.blogify.local.gateway.Operations;
import dev.blogify.local.gateway.OwnOrigin;
import dev.blogify.local.gateway.PoolHandler;
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
public final class Platform implements AutoCloseable {
  public static final String CLIENT_ID = "blogify-local";

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String POOL_ID = "local_blogify";
  private static final String MEDIA = "/_local/media";

  /** To the millisecond, as ids, events and the API tell it. */
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private final Ports ports;
  private final Deque<Runnable> opened;

  private Platform(Ports ports, Deque<Runnable> opened) {
    this.ports = ports;
    this.opened = opened;
  }

  /**
   * Opens everything, and answers when it returns.
   *
   * @throws CannotStart if a port or the folder cannot be used; nothing is left open then
   */
  public static Platform start(Settings settings) {
    return start(settings, (_, consumer) -> consumer);
  }

  /**
   * Opens everything, with something put around its consumers.
   *
   * @param around what handles the messages of a subscription in the place of its consumer
   */
  public static Platform start(
      Settings settings, BiFunction<Subscription, Consumer, Consumer> around) {
    var opened = new ArrayDeque<Runnable>();
    try {
      return start(settings, around, opened);
    } catch (RuntimeException fault) {
      opened.forEach(Runnable::run);
      throw fault;
    }
  }

  private static Platform start(
      Settings settings,
      BiFunction<Subscription, Consumer, Consumer> around,
      Deque<Runnable> opened) {
    var folder = DataFolder.open(settings.data());
    opened.push(folder::close);
    var database = folder.openDatabase();
    opened.push(database::close);
    var ports = Ports.take(settings.port());
    opened.push(ports::close);
    var random = new SecureRandom();
    var media =
        folder.openMedia(
            ports.api().uri().resolve(MEDIA), new Secrets(database, random).secret("media"), CLOCK);
    var pool = new UserPool.Settings(POOL_ID, CLIENT_ID, ports.pool().uri());
    var component =
        DaggerPlatformComponent.factory()
            .create(database, media, new MediaUrls(ports.api().uri()), pool, random, CLOCK);
    var consumers =
        Subscriptions.EVERYWHERE.toMap(
            subscription -> subscription,
            subscription -> around.apply(subscription, consumer(component, subscription)));
    var pipeline = new EventPipeline(database, consumers, CLOCK, random);
    var events = new EventStream(pipeline.archive());
    serve(settings, ports, media, URI.create(pool.issuer()), component, pipeline, events);
    var workers = pipeline.start();
    opened.push(workers::close);
    opened.push(events::close);
    var timer = Timer.start();
    opened.push(timer::close);
    timer
        .every(settings.tick(), component.tick()::handle)
        .every(A_DAY, component.dailyTick()::handle);
    return new Platform(ports, opened);
  }

  private static void serve(
      Settings settings,
      Ports ports,
      FolderMediaStore media,
      URI issuer,
      PlatformComponent component,
      EventPipeline pipeline,
      EventStream events) {
    component.demoUsers().make();
    media.uploaded().forEach(pipeline::tell);
    var keys = keys(component.userPool());
    ports
        .api()
        .serve(
            "/",
            new Gateway(
                Routes.ALL,
                new Authorizer(issuer.toString(), CLIENT_ID, () -> keys, CLOCK),
                new Endpoints(component.endpoints()),
                CLOCK,
                () -> UUID.randomUUID().toString()),
            Cors.ofApi(settings.origins()))
        .serve(
            MEDIA,
            new MediaHandler(media.endpoint(pipeline::tell)),
            Cors.ofMedia(settings.origins()))
        .serve("/_local/", new Operations(pipeline), new OwnOrigin(ports.api().port()))
        .serve("/_local/events", events, new OwnOrigin(ports.api().port()));
    ports
        .pool()
        .serve("/", new PoolHandler(component.userPool(), issuer), Cors.ofPool(settings.origins()));
    ports.start();
  }

  private static Consumer consumer(PlatformComponent component, Subscription subscription) {
    return Option.of(component.consumers().get(subscription.name()))
        .getOrElseThrow(() -> new IllegalStateException("No consumer " + subscription.name()));
  }

  private static JWKSet keys(UserPool pool) {
    try {
      return JWKSet.parse(pool.jwks());
    } catch (ParseException fault) {
      throw new IllegalStateException(fault);
    }
  }

  public URI api() {
    return ports.api().uri();
  }

  public URI pool() {
    return ports.pool().uri();
  }

  /** Finishes what is under way, for a second at most. */
  @Override
  public void close() {
    opened.forEach(Runnable::run);
    opened.clear();
  }
}
