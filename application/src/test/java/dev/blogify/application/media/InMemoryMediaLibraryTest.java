package dev.blogify.application.media;

final class InMemoryMediaLibraryTest implements MediaLibraryContract {
  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();

  @Override
  public MediaLibrary library() {
    return library;
  }

  @Override
  public int facts() {
    return library.committed().map(each -> each.change().events().size()).sum().intValue();
  }
}
