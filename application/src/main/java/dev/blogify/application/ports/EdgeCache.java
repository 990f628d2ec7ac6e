package dev.blogify.application.ports;

import io.vavr.collection.Seq;
import java.util.UUID;

/**
 * What stands before the platform, near its readers, and keeps answers. Passes {@code
 * EdgeCacheContract}.
 */
public interface EdgeCache {
  /**
   * Lets it forget what it keeps under some paths, within seconds or minutes.
   *
   * @param reason the id of what made it necessary: the same one with the same paths is done once,
   *     and with others refused
   * @param paths from the root, percent-encoded; a star at the end stands for any rest
   */
  void invalidate(UUID reason, Seq<String> paths);
}
