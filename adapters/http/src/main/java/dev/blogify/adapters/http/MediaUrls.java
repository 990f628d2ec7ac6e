package dev.blogify.adapters.http;

import dev.blogify.domain.media.MediaId;
import java.net.URI;

/**
 * The stable addresses of media.
 *
 * @param api the API's address in public, without a slash at its end
 */
public record MediaUrls(URI api) {
  /** From the root of the edge for those who come by it, whose name functions may not know. */
  private static final MediaUrls AT_THE_EDGE = new MediaUrls(URI.create(""));

  MediaUrls by(Request request) {
    return request.header(MediaEndpoints.EDGE).isDefined() ? AT_THE_EDGE : this;
  }

  String of(MediaId media) {
    return "%s/media/%s/content".formatted(api, media);
  }
}
