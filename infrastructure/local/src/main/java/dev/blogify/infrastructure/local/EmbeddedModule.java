package dev.blogify.infrastructure.local;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.DailyJobs;
import dev.blogify.adapters.in.consumers.MinuteJobs;
import dev.blogify.adapters.in.http.query.Cursors;
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
import dev.blogify.adapters.out.media.HeaderMediaInspector;
import dev.blogify.application.CommandContext;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.media.ReconcileMedia;
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
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.RegisterUser;
import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** The embedded adapters behind the ports, and what only this platform drives. */
@Module
interface EmbeddedModule {
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
  static IdGenerator ids(SecureRandom random) {
    return new IdGenerator(random);
  }

  @Provides
  @Singleton
  static Cursors cursors(SqliteDatabase database, SecureRandom random) {
    return new Cursors(() -> new SqliteSecrets(database, random).getOrCreate("cursors"));
  }

  @Provides
  static ConfirmMedia confirmMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    return new ConfirmMedia(library, store, new HeaderMediaInspector(), clock);
  }

  @Provides
  static MinuteJobs minuteJobs(
      Posts posts, MediaLibrary library, MediaStore store, InstantSource clock) {
    return new MinuteJobs(
        new PublishDuePosts(posts, clock),
        new PurgeTrash(posts, clock),
        new ExpireUploads(library, store, clock));
  }

  @Provides
  static DailyJobs dailyJobs(MediaLibrary library, MediaStore store, InstantSource clock) {
    return new DailyJobs(new ReconcileMedia(library, store, new HeaderMediaInspector(), clock));
  }

  @Provides
  static RegisterUser registerUser(Users users, InstantSource clock) {
    return new RegisterUser(users, clock);
  }

  @Provides
  @Singleton
  static UserPool userPool(
      SqliteDatabase database,
      InstantSource clock,
      SecureRandom random,
      UserPool.UserPoolSettings settings,
      RegisterUser registerUser) {
    return new UserPool(
        database,
        clock,
        random,
        settings,
        (user, name) ->
            registerUser
                .handle(new RegisterUser.Command(user, name, systemContext()))
                .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString())));
  }

  @Provides
  static DemoUsers demoUsers(UserPool pool, Users users, Accounts accounts, InstantSource clock) {
    return new DemoUsers(pool, users, new ChangeRole(users, accounts, clock));
  }

  /** What Blogify does without having been asked by a person. */
  static CommandContext systemContext() {
    return new CommandContext(Actor.SYSTEM, UUID.randomUUID().toString(), Option.none());
  }
}
