package dev.blogify.adapters.in.http;

import dev.blogify.adapters.api.PublicPaths;
import dev.blogify.domain.media.MediaId;
import java.net.URI;

/**
 * The permanent URLs of media.
 *
 * @param apiUrl the public URL of the API, without a trailing slash
 */
public record MediaUrls(URI apiUrl) {
  /** URLs relative to the root of the CDN, because the functions do not know its domain name. */
  private static final MediaUrls CDN_RELATIVE = new MediaUrls(URI.create(""));

  MediaUrls forRequest(ApiRequest request) {
    return request.header(MediaEndpoints.EDGE_HEADER).isDefined() ? CDN_RELATIVE : this;
  }

  String contentUrl(MediaId media) {
    return apiUrl + PublicPaths.mediaContent(media);
  }
}
