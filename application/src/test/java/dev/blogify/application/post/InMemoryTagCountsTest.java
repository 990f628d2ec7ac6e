package dev.blogify.application.post;

final class InMemoryTagCountsTest implements TagCountsContract {
  private final InMemoryTagCounts tagCounts = new InMemoryTagCounts();

  @Override
  public TagCounts tagCounts() {
    return tagCounts;
  }
}
