package dev.blogify.infrastructure.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.blogify.adapters.out.embedded.bus.SqliteEventBus;
import dev.blogify.adapters.out.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import dev.blogify.application.ports.Ports;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The ports on one machine, and the parts of the embedded adapters that only this platform uses.
 */
@Singleton
@Component(modules = EmbeddedModule.class)
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
        @BindsInstance URI apiUrl,
        @BindsInstance UserPool.UserPoolSettings userPool,
        @BindsInstance SecureRandom random,
        @BindsInstance InstantSource clock);
  }
}
