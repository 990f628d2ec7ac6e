package dev.blogify.adapters.events;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The names of all event types, without the prefix {@code blogify.} and the version. */
public final class EventTypes {
  public static final Seq<String> NAMES =
      List.of(
          "media.deleted",
          "media.edited",
          "media.expired",
          "media.ready",
          "media.rejected",
          "media.requested",
          "post.created",
          "post.edited",
          "post.published",
          "post.purged",
          "post.restored",
          "post.scheduled",
          "post.scheduling_failed",
          "post.slug_changed",
          "post.trashed",
          "post.unpublished",
          "post.unscheduled",
          "user.profile_changed",
          "user.registered",
          "user.role_changed");

  private EventTypes() {}

  /**
   * The name in {@code blogify.post.published.v1} or {@code post.published}; none if the type does
   * not exist.
   */
  public static Option<String> parse(String text) {
    return NAMES.find(name -> text.equals(name) || text.equals("blogify." + name + ".v1"));
  }
}
