package dev.blogify.application.event;

import io.vavr.collection.Seq;

final class InMemoryEventBusTest implements EventBusContract {
  private final InMemoryEventBus bus = new InMemoryEventBus();

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public Seq<Event> taken() {
    return bus.taken();
  }
}
