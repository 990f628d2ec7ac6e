package dev.blogify.application.event;

import dev.blogify.application.ports.OutboxDeadLetters;

final class InMemoryOutboxDeadLettersTest implements OutboxDeadLettersContract {
  private final InMemoryOutboxDeadLetters deadLetters = new InMemoryOutboxDeadLetters();

  @Override
  public OutboxDeadLetters deadLetters() {
    return deadLetters;
  }
}
