package dev.blogify.adapters.events;

import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The percent-encoded paths of resources that anyone can read. Events list these paths so that
 * caches can be invalidated. A test checks the paths against the list of operations.
 */
public final class PublicPaths {
  /** The path pattern of all post lists; the asterisk matches any suffix. */
  public static final String POST_LISTS = "/posts*";

  private PublicPaths() {}

  public static String post(PostId id) {
    return "/posts/" + id;
  }

  /** Form encoding is sufficient, because a slug contains neither spaces nor asterisks. */
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

  /** The path of a file in the CDN, as opposed to a path of the API. */
  public static String mediaFile(Media.Ready media) {
    return "/" + PromotedUpload.of(media).key();
  }
}
