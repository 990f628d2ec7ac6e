package dev.blogify.application.post;

import dev.blogify.application.ports.TagCounts;

final class InMemoryTagCountsTest implements TagCountsContract {
  private final InMemoryTagCounts tagCounts = new InMemoryTagCounts();

  @Override
  public TagCounts tagCounts() {
    return tagCounts;
  }
}
