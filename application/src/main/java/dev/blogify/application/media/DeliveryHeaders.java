package dev.blogify.application.media;

import dev.blogify.domain.media.FileName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What kept bytes are served with, wherever they are served from (MED-6). */
public final class DeliveryHeaders {
  /** Under a key that is a checksum never lies anything else. */
  public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  private DeliveryHeaders() {}

  /** Shown in the page, and saved under the name it had (RFC 6266, RFC 8187). */
  public static String contentDisposition(FileName name) {
    return "inline; filename*=UTF-8''"
        + URLEncoder.encode(name.value(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
  }
}
