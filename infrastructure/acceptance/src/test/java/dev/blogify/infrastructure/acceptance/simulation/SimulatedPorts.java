package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.out.media.HeaderMediaInspector;
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
import dev.blogify.application.post.PlainTextRenderer;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The ports of a simulated platform that consumers and jobs use, with injected faults. */
record SimulatedPorts(SimulatedPlatform platform, AuditTrail auditTrail, EdgeCache edgeCache)
    implements Ports {
  @Override
  public Posts posts() {
    return platform.posts();
  }

  @Override
  public Feeds feeds() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Revisions revisions() {
    return platform.revisions();
  }

  @Override
  public TagCounts tagCounts() {
    return platform.tagCounts();
  }

  @Override
  public Users users() {
    return platform.users();
  }

  @Override
  public Accounts accounts() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaLibrary mediaLibrary() {
    return platform.mediaLibrary();
  }

  @Override
  public BodyRenderer bodyRenderer() {
    return new PlainTextRenderer();
  }

  @Override
  public MediaInspector mediaInspector() {
    return new HeaderMediaInspector();
  }

  @Override
  public MediaStore mediaStore() {
    return platform.mediaStore();
  }

  @Override
  public Notifications notifications() {
    return platform.notifications();
  }

  @Override
  public EventBus eventBus() {
    return platform.bus();
  }

  @Override
  public OutboxDeadLetters outboxDeadLetters() {
    return platform.outboxDeadLetters();
  }

  @Override
  public IdGenerator ids() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InstantSource clock() {
    return platform.clock();
  }

  @Override
  public RandomGenerator random() {
    return platform.random().split();
  }

  @Override
  public Supplier<byte[]> cursorKey() {
    throw new UnsupportedOperationException();
  }

  @Override
  public URI apiUrl() {
    throw new UnsupportedOperationException();
  }
}
