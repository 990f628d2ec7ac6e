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

/**
 * The cached public responses that a change makes stale.
 *
 * @param tags the cache tags of the responses
 * @param paths the percent-encoded paths of the responses; a trailing asterisk matches any suffix
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
        before
            .toList()
            .appendAll(after)
            .flatMap(version -> version.content().tags().values())
            .distinct();
    var slugs = post.metadata().slugHistory().publicSlugs().toList().sortBy(Slug::value);
    return new CacheInvalidation(
        List.of("post:" + post.id())
            .appendAll(tags.map(tag -> "tag:" + tag.value()))
            .append("author:" + post.author().value())
            .append("posts"),
        List.of(PublicPaths.post(post.id()))
            .appendAll(slugs.map(PublicPaths::slug))
            .append(PublicPaths.POST_LISTS));
  }

  static CacheInvalidation of(MediaChange change) {
    var id = change.after().id();
    return change.before().toList().append(change.after()).exists(Media.Ready.class::isInstance)
        ? new CacheInvalidation(
            List.of("media:" + id),
            List.of(PublicPaths.media(id), PublicPaths.mediaContent(id))
                .appendAll(removedAssetPath(change)))
        : NONE;
  }

  /**
   * The path of the file in the CDN if the change removes the file. Other changes need no
   * invalidation, because the content of a file is immutable.
   */
  private static Option<String> removedAssetPath(MediaChange change) {
    return change
        .before()
        .filter(_ -> !(change.after() instanceof Media.Ready))
        .flatMap(before ->
            before instanceof Media.Ready ready
                ? Option.some(PublicPaths.mediaFile(ready))
                : Option.none());
  }

  static CacheInvalidation of(UserChange change) {
    var id = change.after().id();
    return new CacheInvalidation(List.of("user:" + id.value()), List.of(PublicPaths.user(id)));
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
}
