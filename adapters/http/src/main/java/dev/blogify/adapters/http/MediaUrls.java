package dev.blogify.adapters.http;

import dev.blogify.domain.media.MediaId;
import java.net.URI;

/**
 * The stable addresses of media.
 *
 * @param api the API's address in public, without a slash at its end
 */
public record MediaUrls(URI api) {
  String of(MediaId media) {
    return "%s/media/%s/content".formatted(api, media);
  }
}
