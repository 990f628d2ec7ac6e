package dev.blogify.local;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.consumers.DailyTick;
import dev.blogify.adapters.consumers.Tick;
import dev.blogify.adapters.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Secrets;
import dev.blogify.adapters.embedded.sqlite.SqliteAuditTrail;
import dev.blogify.adapters.embedded.sqlite.SqliteFeeds;
import dev.blogify.adapters.embedded.sqlite.SqliteMediaLibrary;
import dev.blogify.adapters.embedded.sqlite.SqliteNotifications;
import dev.blogify.adapters.embedded.sqlite.SqlitePosts;
import dev.blogify.adapters.embedded.sqlite.SqliteRevisions;
import dev.blogify.adapters.embedded.sqlite.SqliteTagCounts;
import dev.blogify.adapters.embedded.sqlite.SqliteUsers;
import dev.blogify.adapters.embedded.userpool.UserPool;
import dev.blogify.adapters.embedded.userpool.UserPoolAccounts;
import dev.blogify.adapters.http.Cursors;
import dev.blogify.application.Cause;
import dev.blogify.application.Ids;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaStore;
import dev.blogify.application.media.ReconcileMedia;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.post.Feeds;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import dev.blogify.application.post.Revisions;
import dev.blogify.application.post.TagCounts;
import dev.blogify.application.user.Accounts;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.RegisterUser;
import dev.blogify.application.user.Users;
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
  static Posts posts(Database database) {
    return new SqlitePosts(database);
  }

  @Provides
  static Feeds feeds(Database database) {
    return new SqliteFeeds(database);
  }

  @Provides
  static TagCounts tagCounts(Database database) {
    return new SqliteTagCounts(database);
  }

  @Provides
  static AuditTrail auditTrail(Database database) {
    return new SqliteAuditTrail(database);
  }

  @Provides
  static Notifications notifications(Database database) {
    return new SqliteNotifications(database);
  }

  @Provides
  static Revisions revisions(Database database) {
    return new SqliteRevisions(database);
  }

  @Provides
  static MediaLibrary mediaLibrary(Database database) {
    return new SqliteMediaLibrary(database);
  }

  @Provides
  static Users users(Database database) {
    return new SqliteUsers(database);
  }

  @Provides
  static Accounts accounts(Database database) {
    return new UserPoolAccounts(database);
  }

  @Binds
  MediaStore mediaStore(FolderMediaStore folder);

  @Provides
  static Ids ids(SecureRandom random) {
    return new Ids(random);
  }

  @Provides
  @Singleton
  static Cursors cursors(Database database, SecureRandom random) {
    return new Cursors(() -> new Secrets(database, random).secret("cursors"));
  }

  @Provides
  static ConfirmMedia confirmMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    return new ConfirmMedia(library, store, clock);
  }

  @Provides
  static Tick tick(Posts posts, MediaLibrary library, MediaStore store, InstantSource clock) {
    return new Tick(
        new PublishDuePosts(posts, clock),
        new PurgeTrash(posts, clock),
        new ExpireUploads(library, store, clock));
  }

  @Provides
  static DailyTick dailyTick(MediaLibrary library, MediaStore store, InstantSource clock) {
    return new DailyTick(new ReconcileMedia(library, store, clock));
  }

  @Provides
  static RegisterUser registerUser(Users users, InstantSource clock) {
    return new RegisterUser(users, clock);
  }

  @Provides
  @Singleton
  static UserPool userPool(
      Database database,
      InstantSource clock,
      SecureRandom random,
      UserPool.Settings settings,
      RegisterUser registerUser) {
    return new UserPool(
        database,
        clock,
        random,
        settings,
        (user, name) ->
            registerUser
                .handle(new RegisterUser.Command(user, name, bySystem()))
                .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString())));
  }

  @Provides
  static DemoUsers demoUsers(UserPool pool, Users users, Accounts accounts, InstantSource clock) {
    return new DemoUsers(pool, users, new ChangeRole(users, accounts, clock));
  }

  /** What Blogify does without having been asked by a person. */
  static Cause bySystem() {
    return new Cause(Actor.SYSTEM, UUID.randomUUID().toString(), Option.none());
  }
}
