package dev.blogify.application.event;

import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.Seq;

final class InMemoryEventBusTest implements EventBusContract {
  private final InMemoryEventBus bus = new InMemoryEventBus();

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public Seq<CloudEvent> accepted() {
    return bus.accepted();
  }
}
