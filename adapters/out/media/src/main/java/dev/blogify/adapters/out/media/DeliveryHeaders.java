package dev.blogify.adapters.out.media;

import dev.blogify.domain.media.FileName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** HTTP headers of media downloads, identical on both platforms (MED-6). */
public final class DeliveryHeaders {
  /** One year, because the path of a download contains the checksum of its bytes. */
  public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  private DeliveryHeaders() {}

  /** Displays the file inline and proposes its name for saving (RFC 6266, RFC 8187). */
  public static String contentDisposition(FileName name) {
    return "inline; filename*=UTF-8''"
        + URLEncoder.encode(name.value(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
  }
}
