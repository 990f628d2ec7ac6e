package dev.blogify.infrastructure.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.blogify.adapters.in.consumers.DailyJobs;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.MinuteJobs;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.HttpModule;
import dev.blogify.adapters.in.http.MediaUrls;
import dev.blogify.adapters.out.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** The core between its endpoints and its stores on this machine. */
@Singleton
@Component(modules = {HttpModule.class, ConsumersModule.class, EmbeddedModule.class})
interface LocalPlatformComponent {
  Map<String, Provider<Endpoint>> endpoints();

  Map<String, MessageConsumer> consumers();

  MinuteJobs minuteJobs();

  DailyJobs dailyJobs();

  UserPool userPool();

  DemoUsers demoUsers();

  /** What {@link LocalPlatform} has opened, and where it will answer. */
  @Component.Factory
  interface Factory {
    LocalPlatformComponent create(
        @BindsInstance SqliteDatabase database,
        @BindsInstance FolderMediaStore media,
        @BindsInstance MediaUrls mediaUrls,
        @BindsInstance UserPool.UserPoolSettings userPool,
        @BindsInstance SecureRandom random,
        @BindsInstance InstantSource clock);
  }
}
