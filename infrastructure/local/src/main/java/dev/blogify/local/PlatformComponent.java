package dev.blogify.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.DailyTick;
import dev.blogify.adapters.consumers.Tick;
import dev.blogify.adapters.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.userpool.UserPool;
import dev.blogify.adapters.http.Endpoint;
import dev.blogify.adapters.http.HttpModule;
import dev.blogify.adapters.http.MediaUrls;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** The core between its endpoints and its stores on this machine. */
@Singleton
@Component(modules = {HttpModule.class, ConsumersModule.class, EmbeddedModule.class})
interface PlatformComponent {
  Map<String, Provider<Endpoint>> endpoints();

  Map<String, Consumer> consumers();

  Tick tick();

  DailyTick dailyTick();

  UserPool userPool();

  DemoUsers demoUsers();

  /** What {@link Platform} has opened, and where it will answer. */
  @Component.Factory
  interface Factory {
    PlatformComponent create(
        @BindsInstance Database database,
        @BindsInstance FolderMediaStore media,
        @BindsInstance MediaUrls mediaUrls,
        @BindsInstance UserPool.Settings userPool,
        @BindsInstance SecureRandom random,
        @BindsInstance InstantSource clock);
  }
}
