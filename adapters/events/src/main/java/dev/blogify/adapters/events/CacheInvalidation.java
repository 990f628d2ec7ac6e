package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.PublishedVersion;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The cached public responses that a change makes stale.
 *
 * @param tags the cache tags of the responses
 * @param paths the percent-encoded paths of the responses; a trailing star matches any suffix
 */
record CacheInvalidation(Seq<String> tags, Seq<String> paths) {
  static final CacheInvalidation NONE = new CacheInvalidation(List.empty(), List.empty());

  static CacheInvalidation of(PostChange change) {
    var post = change.after();
    var before = change.before().flatMap(CacheInvalidation::publishedVersion);
    var after = publishedVersion(post);
    if (before.equals(after)) {
      return NONE;
    }
    var tags =
        before.toList().appendAll(after).flatMap(live -> live.content().tags().values()).distinct();
    var slugs = post.metadata().slugHistory().publicSlugs().toList().map(Slug::value).sorted();
    return new CacheInvalidation(
        List.of("post:" + post.id())
            .appendAll(tags.map(tag -> "tag:" + tag.value()))
            .append("author:" + post.author().value())
            .append("posts"),
        List.of("/posts/" + post.id())
            .appendAll(slugs.map(slug -> "/slugs/" + encode(slug)))
            .append("/posts*"));
  }

  static CacheInvalidation of(MediaChange change) {
    var id = change.after().id();
    return change.before().toList().append(change.after()).exists(Media.Ready.class::isInstance)
        ? new CacheInvalidation(
            List.of("media:" + id),
            List.of("/media/" + id, "/media/" + id + "/content")
                .appendAll(removedAssetPath(change)))
        : NONE;
  }

  /** The path of the file in the CDN, if the change withdraws it; the content never changes. */
  private static Option<String> removedAssetPath(MediaChange change) {
    return change
        .before()
        .filter(_ -> !(change.after() instanceof Media.Ready))
        .flatMap(before ->
            before instanceof Media.Ready ready
                ? Option.some("/" + ready.objectKey())
                : Option.none());
  }

  static CacheInvalidation of(UserChange change) {
    var id = change.after().id().value();
    return new CacheInvalidation(List.of("user:" + id), List.of("/users/" + id));
  }

  JsonObject addTo(JsonObject data) {
    return paths.isEmpty()
        ? data
        : data.with("invalidate", JsonObject.EMPTY.with("tags", tags).with("paths", paths));
  }

  private static Option<PublishedVersion> publishedVersion(Post post) {
    return post instanceof Published published
        ? Option.some(published.publishedVersion())
        : Option.none();
  }

  /** Form encoding is sufficient, because a slug has no spaces and no stars. */
  private static String encode(String slug) {
    return URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }
}
