package dev.blogify.application.media;

import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.domain.media.FileFormat;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.MediaType;
import io.vavr.control.Option;
import java.nio.ByteBuffer;

/** Detects PNG, the only format of the pictures in {@code MediaFixtures} (W3C PNG, 5.2, 11.2.1). */
public final class PngInspector implements MediaInspector {
  private static final long SIGNATURE = 0x89504E47_0D0A1A0AL;
  private static final int WIDTH_OFFSET = 16;
  private static final int HEIGHT_OFFSET = 20;

  @Override
  public Option<FileFormat> inspect(FileHeader header) {
    var bytes = ByteBuffer.wrap(header.toByteArray());
    return Option.when(
        bytes.limit() >= Long.BYTES && bytes.getLong(0) == SIGNATURE,
        () -> new FileFormat(MediaType.PNG, dimensions(bytes)));
  }

  private static Option<ImageDimensions> dimensions(ByteBuffer bytes) {
    return Option.when(
        bytes.limit() >= HEIGHT_OFFSET + Integer.BYTES,
        () -> new ImageDimensions(bytes.getInt(WIDTH_OFFSET), bytes.getInt(HEIGHT_OFFSET)));
  }
}
