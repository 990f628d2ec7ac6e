package dev.blogify.infrastructure.local;

import dagger.Binds;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.out.embedded.bus.Rule;
import dev.blogify.adapters.out.embedded.bus.SqliteEventBus;
import dev.blogify.adapters.out.embedded.bus.SqliteOutboxDeadLetters;
import dev.blogify.adapters.out.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.out.embedded.sqlite.SqliteAuditTrail;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteFeeds;
import dev.blogify.adapters.out.embedded.sqlite.SqliteMediaLibrary;
import dev.blogify.adapters.out.embedded.sqlite.SqliteNotifications;
import dev.blogify.adapters.out.embedded.sqlite.SqlitePosts;
import dev.blogify.adapters.out.embedded.sqlite.SqliteRevisions;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSecrets;
import dev.blogify.adapters.out.embedded.sqlite.SqliteTagCounts;
import dev.blogify.adapters.out.embedded.sqlite.SqliteUsers;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import dev.blogify.adapters.out.embedded.userpool.UserPoolAccounts;
import dev.blogify.adapters.out.markdown.MarkdownRenderer;
import dev.blogify.adapters.out.media.HeaderMediaInspector;
import dev.blogify.application.CommandContext;
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
import dev.blogify.application.ports.Ports;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.Users;
import dev.blogify.application.user.RegisterUser;
import dev.blogify.domain.access.Actor;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The ports on one machine, and the parts of the embedded adapters that only this platform uses.
 */
@Singleton
@Component(modules = EmbeddedPorts.Adapters.class)
interface EmbeddedPorts extends Ports {
  SqliteDatabase database();

  SqliteEventBus sqliteEventBus();

  UserPool userPool();

  /** Creates the ports from resources that {@link LocalPlatform} opens and closes. */
  @Component.Factory
  interface Factory {
    EmbeddedPorts create(
        @BindsInstance SqliteDatabase database,
        @BindsInstance FolderMediaStore mediaStore,
        @BindsInstance Seq<Rule> rules,
        @BindsInstance URI apiUrl,
        @BindsInstance UserPool.UserPoolSettings userPool,
        @BindsInstance SecureRandom random,
        @BindsInstance InstantSource clock);
  }

  /** The embedded adapters. */
  @Module
  interface Adapters {
    @Provides
    static Posts posts(SqliteDatabase database) {
      return new SqlitePosts(database);
    }

    @Provides
    static Feeds feeds(SqliteDatabase database) {
      return new SqliteFeeds(database);
    }

    @Provides
    static TagCounts tagCounts(SqliteDatabase database) {
      return new SqliteTagCounts(database);
    }

    @Provides
    static AuditTrail auditTrail(SqliteDatabase database) {
      return new SqliteAuditTrail(database);
    }

    @Provides
    static Notifications notifications(SqliteDatabase database) {
      return new SqliteNotifications(database);
    }

    @Provides
    static Revisions revisions(SqliteDatabase database) {
      return new SqliteRevisions(database);
    }

    @Provides
    static MediaLibrary mediaLibrary(SqliteDatabase database) {
      return new SqliteMediaLibrary(database);
    }

    @Provides
    static Users users(SqliteDatabase database) {
      return new SqliteUsers(database);
    }

    @Provides
    static Accounts accounts(SqliteDatabase database) {
      return new UserPoolAccounts(database);
    }

    @Binds
    MediaStore mediaStore(FolderMediaStore folder);

    @Provides
    @Singleton
    static BodyRenderer bodyRenderer(InstantSource clock) {
      return new MarkdownRenderer(clock);
    }

    @Provides
    static MediaInspector mediaInspector() {
      return new HeaderMediaInspector();
    }

    @Provides
    static IdGenerator ids(SecureRandom random) {
      return new IdGenerator(random);
    }

    @Provides
    static Supplier<byte[]> cursorKey(SqliteDatabase database, SecureRandom random) {
      return () -> new SqliteSecrets(database, random).getOrCreate("cursors");
    }

    /** Does nothing, because no cache stands in front of the local gateway. */
    @Provides
    static EdgeCache edgeCache() {
      return (_, _) -> {};
    }

    @Provides
    @Singleton
    static SqliteEventBus sqliteEventBus(
        SqliteDatabase database, Seq<Rule> rules, InstantSource clock, RandomGenerator random) {
      return new SqliteEventBus(database, rules, clock, random);
    }

    @Binds
    EventBus eventBus(SqliteEventBus bus);

    @Provides
    static OutboxDeadLetters outboxDeadLetters(SqliteDatabase database) {
      return new SqliteOutboxDeadLetters(database);
    }

    @Binds
    RandomGenerator random(SecureRandom random);

    @Provides
    @Singleton
    static UserPool userPool(
        SqliteDatabase database,
        InstantSource clock,
        SecureRandom random,
        UserPool.UserPoolSettings settings,
        Users users) {
      var registerUser = new RegisterUser(users, clock);
      return new UserPool(
          database,
          clock,
          random,
          settings,
          (user, name) ->
              registerUser
                  .handle(
                      new RegisterUser.Command(
                          user,
                          name,
                          new CommandContext(
                              Actor.SYSTEM, UUID.randomUUID().toString(), Option.none())))
                  .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString())));
    }
  }
}
