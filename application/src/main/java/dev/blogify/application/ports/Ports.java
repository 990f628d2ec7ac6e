package dev.blogify.application.ports;

import dev.blogify.application.IdGenerator;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All driven ports of one platform. A method builds its adapter when it is called, so that a caller
 * builds only the adapters it uses. Two calls may return two adapters over the same store.
 */
public interface Ports {
  Posts posts();

  Feeds feeds();

  Revisions revisions();

  TagCounts tagCounts();

  Users users();

  Accounts accounts();

  MediaLibrary mediaLibrary();

  MediaStore mediaStore();

  MediaInspector mediaInspector();

  /** Returns the same renderer on each call, because it caches what it renders. */
  BodyRenderer bodyRenderer();

  EdgeCache edgeCache();

  AuditTrail auditTrail();

  Notifications notifications();

  EventBus eventBus();

  OutboxDeadLetters outboxDeadLetters();

  IdGenerator ids();

  InstantSource clock();

  RandomGenerator random();

  /** The key that signs pagination cursors: at least 32 random bytes, read on first use. */
  Supplier<byte[]> cursorKey();

  /** The public base URL of the API, without a trailing slash. */
  URI apiUrl();
}
