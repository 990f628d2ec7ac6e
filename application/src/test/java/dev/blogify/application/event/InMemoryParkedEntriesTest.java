package dev.blogify.application.event;

final class InMemoryParkedEntriesTest implements ParkedEntriesContract {
  private final InMemoryParkedEntries parked = new InMemoryParkedEntries();

  @Override
  public ParkedEntries parked() {
    return parked;
  }
}
