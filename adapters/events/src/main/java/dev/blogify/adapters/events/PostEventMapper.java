package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostEvent;
import dev.blogify.domain.post.PostEvent.PostCreated;
import dev.blogify.domain.post.PostEvent.PostEdited;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostPurged;
import dev.blogify.domain.post.PostEvent.PostRestored;
import dev.blogify.domain.post.PostEvent.PostScheduled;
import dev.blogify.domain.post.PostEvent.PostSchedulingFailed;
import dev.blogify.domain.post.PostEvent.PostSlugChanged;
import dev.blogify.domain.post.PostEvent.PostTrashed;
import dev.blogify.domain.post.PostEvent.PostUnpublished;
import dev.blogify.domain.post.PostEvent.PostUnscheduled;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;

/** Maps post events to their wire format. */
final class PostEventMapper {
  private PostEventMapper() {}

  static Seq<EventPayload> toPayloads(PostChange change) {
    var invalidation = CacheInvalidation.of(change);
    return change.events().map(event -> toPayload(event, change.after(), invalidation));
  }

  /** A purge requires no cache invalidation, because a post in the trash is unpublished. */
  static Seq<EventPayload> toPayloads(PostPurge purge) {
    return purge.events().map(event -> toPayload(event, purge.before(), CacheInvalidation.NONE));
  }

  private static EventPayload toPayload(
      PostEvent event, Post post, CacheInvalidation invalidation) {
    var data =
        JsonObject.EMPTY
            .with("postId", post.id().toString())
            .with("authorId", post.author().value());
    return switch (event) {
      case PostCreated(var slug, var title) ->
          new EventPayload(
              "post.created", data.with("slug", slug.value()).with("title", title.value()));
      case PostEdited(var changed) ->
          new EventPayload("post.edited", data.with("changed", changed));
      case PostScheduled(var publishAt) ->
          new EventPayload("post.scheduled", data.with("publishAt", publishAt));
      case PostUnscheduled() -> new EventPayload("post.unscheduled", data);
      case PostPublished(var slug, var title, var tags, var publishedAt, var firstPublication) ->
          new EventPayload(
              "post.published",
              invalidation.addTo(
                  data.with("slug", slug.value())
                      .with("title", title.value())
                      .with("tags", tags.values().map(Tag::value))
                      .with("publishedAt", publishedAt)
                      .with("firstPublication", firstPublication)));
      case PostSchedulingFailed(TooManySlugs _) ->
          new EventPayload("post.scheduling_failed", data.with("reason", "too-many-slugs"));
      case PostUnpublished() -> new EventPayload("post.unpublished", invalidation.addTo(data));
      case PostSlugChanged(var from, var to) ->
          new EventPayload(
              "post.slug_changed", data.with("from", from.value()).with("to", to.value()));
      case PostTrashed() -> new EventPayload("post.trashed", invalidation.addTo(data));
      case PostRestored() -> new EventPayload("post.restored", data);
      case PostPurged() -> new EventPayload("post.purged", data);
    };
  }
}
