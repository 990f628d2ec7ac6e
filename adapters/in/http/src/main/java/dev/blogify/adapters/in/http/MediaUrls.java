package dev.blogify.adapters.in.http;

import dev.blogify.domain.media.MediaId;
import java.net.URI;

/**
 * The stable addresses of media.
 *
 * @param apiUrl the API's address in public, without a slash at its end
 */
public record MediaUrls(URI apiUrl) {
  /** From the root of the edge for those who come by it, whose name functions may not know. */
  private static final MediaUrls CDN_RELATIVE = new MediaUrls(URI.create(""));

  MediaUrls forRequest(ApiRequest request) {
    return request.header(MediaEndpoints.EDGE_HEADER).isDefined() ? CDN_RELATIVE : this;
  }

  String contentUrl(MediaId media) {
    return "%s/media/%s/content".formatted(apiUrl, media);
  }
}
