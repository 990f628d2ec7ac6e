package dev.blogify.application.media;

import dev.blogify.application.ports.MediaInspector;

final class PngInspectorTest implements MediaInspectorContract {
  @Override
  public MediaInspector inspector() {
    return new PngInspector();
  }
}
