package dev.blogify.adapters.out.media;

import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.domain.media.FileFormat;
import io.vavr.control.Option;

/**
 * Detects file types by signature and reads picture dimensions, with parsers of this module
 * (ADR-46).
 */
public final class HeaderMediaInspector implements MediaInspector {
  @Override
  public Option<FileFormat> inspect(FileHeader header) {
    var bytes = new HeaderBytes(header.toByteArray());
    return FileTypeDetector.detect(bytes)
        .map(type -> new FileFormat(type, ImageDimensionsReader.read(type, bytes)));
  }
}
