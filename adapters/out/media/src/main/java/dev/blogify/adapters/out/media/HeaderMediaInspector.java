package dev.blogify.adapters.out.media;

import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.FileFormat;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Detects file types by signature and structure, and reads picture dimensions, with parsers of this
 * module (ADR-46). A signature alone is not enough: a picture must have dimensions, and a video
 * must have a box or an element for its content. A picture whose metadata is longer than the header
 * is accepted without dimensions.
 */
public final class HeaderMediaInspector implements MediaInspector {
  private static final Seq<String> MP4_CONTENT = List.of("moov", "moof", "mdat");

  @Override
  public Option<FileFormat> inspect(FileHeader header) {
    var bytes = new HeaderBytes(header.toByteArray());
    return FileTypeDetector.detect(bytes)
        .map(type -> new FileFormat(type, ImageDimensionsReader.read(type, bytes)))
        .filter(format ->
            bytes.length() == UploadedObject.MAX_HEADER_BYTES || hasContent(format, bytes));
  }

  private static boolean hasContent(FileFormat format, HeaderBytes bytes) {
    return switch (format.type()) {
      case JPEG, PNG, GIF, WEBP, AVIF -> format.dimensions().isDefined();
      case MP4 -> {
        var file = IsoBox.root(bytes);
        yield MP4_CONTENT.exists(type -> file.children(type).nonEmpty());
      }
      case WEBM -> Ebml.hasSegment(bytes);
      case PDF -> true;
    };
  }
}
