package dev.blogify.adapters.events;

import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
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
 * Which public answers a cache must forget after a change; empty if the public sees none of it.
 *
 * @param paths of the API, and of media at the edge, percent-encoded; a star at the end stands for
 *     any rest
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

  /** Where bytes stood that nobody is to see any more; they are never others. */
  private static Option<String> removedAssetPath(MediaChange change) {
    return change
        .before()
        .filter(_ -> !(change.after() instanceof Media.Ready))
        .flatMap(before ->
            before instanceof Media.Ready ready
                ? Option.some("/" + PromotedUpload.of(ready).key())
                : Option.none());
  }

  static CacheInvalidation of(UserChange change) {
    var id = change.after().id().value();
    return new CacheInvalidation(List.of("user:" + id), List.of("/users/" + id));
  }

  JsonObjectBuilder addTo(JsonObjectBuilder data) {
    return paths.isEmpty()
        ? data
        : data.put("invalidate", new JsonObjectBuilder().put("tags", tags).put("paths", paths));
  }

  private static Option<PublishedVersion> publishedVersion(Post post) {
    return post instanceof Published published
        ? Option.some(published.publishedVersion())
        : Option.none();
  }

  /** Slugs have neither spaces nor stars, which this method treats as forms do. */
  private static String encode(String slug) {
    return URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }
}
