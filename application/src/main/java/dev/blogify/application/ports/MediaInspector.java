package dev.blogify.application.ports;

import dev.blogify.domain.media.FileFormat;
import io.vavr.control.Option;

/**
 * Detects the format of a file from its first bytes. A pure function: equal headers give equal
 * results. Every implementation passes {@code MediaInspectorContract}.
 */
public interface MediaInspector {
  /**
   * Detects the format and, for a picture, its dimensions. Takes time linear in the length of the
   * header, and throws no exception for any bytes.
   *
   * @return the format; none if the header matches no {@link dev.blogify.domain.media.MediaType}
   */
  Option<FileFormat> inspect(FileHeader header);
}
