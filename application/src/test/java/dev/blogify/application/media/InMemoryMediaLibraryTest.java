package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;

final class InMemoryMediaLibraryTest implements MediaLibraryContract {
  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();

  @Override
  public MediaLibrary library() {
    return library;
  }

  @Override
  public int eventCount() {
    return library.committed().map(each -> each.change().events().size()).sum().intValue();
  }
}
