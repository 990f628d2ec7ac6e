package dev.blogify.adapters.api;

import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The percent-encoded paths of resources that anyone can read. Events name them for the
 * invalidation of caches, and a test compares them with the list of operations.
 */
public final class PublicPaths {
  /** Matches every list of posts; the star stands for any suffix. */
  public static final String POST_LISTS = "/posts*";

  private PublicPaths() {}

  public static String post(PostId id) {
    return "/posts/" + id;
  }

  /** Form encoding is sufficient, because a slug has no spaces and no stars. */
  public static String slug(Slug slug) {
    return "/slugs/" + URLEncoder.encode(slug.value(), StandardCharsets.UTF_8);
  }

  public static String user(UserId id) {
    return "/users/" + id.value();
  }

  public static String media(MediaId id) {
    return "/media/" + id;
  }

  public static String mediaContent(MediaId id) {
    return media(id) + "/content";
  }

  /** The path of a file in the CDN, which is not a path of the API. */
  public static String mediaFile(Media.Ready media) {
    return "/" + PromotedUpload.of(media).key();
  }
}
