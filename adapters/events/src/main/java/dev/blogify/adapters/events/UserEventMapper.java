package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserEvent;
import dev.blogify.domain.user.UserEvent.UserProfileChanged;
import dev.blogify.domain.user.UserEvent.UserRegistered;
import dev.blogify.domain.user.UserEvent.UserRoleChanged;
import io.vavr.collection.Seq;

/**
 * Maps user events to their wire format. The payloads exclude names of users, because copies of an
 * event cannot be erased.
 */
final class UserEventMapper {
  private UserEventMapper() {}

  static Seq<EventPayload> toPayloads(UserChange change) {
    return change.events().map(event -> toPayload(event, change));
  }

  private static EventPayload toPayload(UserEvent event, UserChange change) {
    var data = JsonObject.EMPTY.with("userId", change.after().id().value());
    var invalidation = CacheInvalidation.of(change);
    return switch (event) {
      case UserRegistered _ -> new EventPayload("user.registered", invalidation.addTo(data));
      case UserProfileChanged(var changed) ->
          new EventPayload(
              "user.profile_changed", invalidation.addTo(data.with("changed", changed)));
      case UserRoleChanged(var from, var to) ->
          new EventPayload(
              "user.role_changed",
              invalidation.addTo(data.with("from", from.label()).with("to", to.label())));
    };
  }
}
