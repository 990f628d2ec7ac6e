package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaEvent;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostEvent;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserEvent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The type and data of a domain event in wire format.
 *
 * @param name the event name, such as {@code post.published}; it is stable, because consumers
 *     depend on it
 */
record EventPayload(String name, JsonObject data) {
  private static final int SCHEMA_VERSION = 1;

  String type() {
    return "blogify." + name + ".v" + SCHEMA_VERSION;
  }

  /** The URI of the schema of the data, which is in {@code docs/events/schemas}. */
  String schemaUri() {
    return "https://blogify.dev/events/" + name + "/" + SCHEMA_VERSION + ".json";
  }

  static Seq<EventPayload> of(PostChange change) {
    var invalidation = CacheInvalidation.of(change);
    return change.events().map(event -> toPayload(event, change.after(), invalidation));
  }

  /** A purge requires no cache invalidation, because a post in the trash is unpublished. */
  static Seq<EventPayload> of(PostPurge purge) {
    return purge.events().map(event -> toPayload(event, purge.before(), CacheInvalidation.NONE));
  }

  static Seq<EventPayload> of(MediaChange change) {
    return change.events().map(event -> toPayload(event, change));
  }

  /** Excludes the names of users, because copies of an event cannot be erased. */
  static Seq<EventPayload> of(UserChange change) {
    return change.events().map(event -> toPayload(event, change));
  }

  private static EventPayload toPayload(
      PostEvent event, Post post, CacheInvalidation invalidation) {
    var data =
        JsonObject.EMPTY
            .with("postId", post.id().toString())
            .with("authorId", post.author().value());
    return switch (event) {
      case PostEvent.PostCreated(var slug, var title) ->
          new EventPayload(
              "post.created", data.with("slug", slug.value()).with("title", title.value()));
      case PostEvent.PostEdited(var changed) ->
          new EventPayload("post.edited", data.with("changed", changed));
      case PostEvent.PostScheduled(var publishAt) ->
          new EventPayload("post.scheduled", data.with("publishAt", publishAt));
      case PostEvent.PostUnscheduled() -> new EventPayload("post.unscheduled", data);
      case PostEvent.PostPublished(
              var slug,
              var title,
              var tags,
              var publishedAt,
              var firstPublication) ->
          new EventPayload(
              "post.published",
              invalidation.addTo(
                  data.with("slug", slug.value())
                      .with("title", title.value())
                      .with("tags", tags.values().map(Tag::value))
                      .with("publishedAt", publishedAt)
                      .with("firstPublication", firstPublication)));
      case PostEvent.PostSchedulingFailed(TooManySlugs _) ->
          new EventPayload("post.scheduling_failed", data.with("reason", "too-many-slugs"));
      case PostEvent.PostUnpublished() ->
          new EventPayload("post.unpublished", invalidation.addTo(data));
      case PostEvent.PostSlugChanged(var from, var to) ->
          new EventPayload(
              "post.slug_changed", data.with("from", from.value()).with("to", to.value()));
      case PostEvent.PostTrashed() -> new EventPayload("post.trashed", invalidation.addTo(data));
      case PostEvent.PostRestored() -> new EventPayload("post.restored", data);
      case PostEvent.PostPurged() -> new EventPayload("post.purged", data);
    };
  }

  private static EventPayload toPayload(MediaEvent event, MediaChange change) {
    var invalidation = CacheInvalidation.of(change);
    var data =
        JsonObject.EMPTY
            .with("mediaId", change.after().id().toString())
            .with("ownerId", change.after().owner().value());
    return switch (event) {
      case MediaEvent.MediaRequested(var type, var bytes) ->
          new EventPayload("media.requested", withTypeAndSize(data, type, bytes));
      case MediaEvent.MediaReady(var type, var bytes, var dimensions) -> {
        var file = withTypeAndSize(data, type, bytes);
        var ready =
            dimensions
                .map(size -> file.with("width", size.width()).with("height", size.height()))
                .getOrElse(file);
        yield new EventPayload("media.ready", invalidation.addTo(ready));
      }
      case MediaEvent.MediaRejected(var reason) ->
          new EventPayload("media.rejected", data.with("reason", reason.label()));
      case MediaEvent.MediaEdited() ->
          new EventPayload(
              "media.edited", invalidation.addTo(data.with("changed", List.of("alt"))));
      case MediaEvent.MediaExpired() -> new EventPayload("media.expired", data);
      case MediaEvent.MediaDeleted() -> new EventPayload("media.deleted", invalidation.addTo(data));
    };
  }

  private static JsonObject withTypeAndSize(JsonObject data, MediaType type, long bytes) {
    return data.with("contentType", type.contentType()).with("size", bytes);
  }

  private static EventPayload toPayload(UserEvent event, UserChange change) {
    var invalidation = CacheInvalidation.of(change);
    var data = JsonObject.EMPTY.with("userId", change.after().id().value());
    return switch (event) {
      case UserEvent.UserRegistered _ ->
          new EventPayload("user.registered", invalidation.addTo(data));
      case UserEvent.UserProfileChanged(var changed) ->
          new EventPayload(
              "user.profile_changed", invalidation.addTo(data.with("changed", changed)));
      case UserEvent.UserRoleChanged(var from, var to) ->
          new EventPayload(
              "user.role_changed",
              invalidation.addTo(data.with("from", from.label()).with("to", to.label())));
    };
  }
}
