package dev.blogify.adapters.events;

import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserEvent;
import dev.blogify.domain.user.UserEvent.UserProfileChanged;
import dev.blogify.domain.user.UserEvent.UserRegistered;
import dev.blogify.domain.user.UserEvent.UserRoleChanged;
import io.vavr.collection.Seq;

/**
 * How facts about users are called on the wire, and what they tell: no names, for events are kept
 * and copied beyond the reach of whoever wants to be forgotten.
 */
final class UserFacts {
  private UserFacts() {}

  static Seq<Fact> of(UserChange change) {
    return change.events().map(event -> fact(event, change));
  }

  private static Fact fact(UserEvent event, UserChange change) {
    var data = new JsonObject().put("userId", change.after().id().value());
    var invalidation = Invalidation.of(change);
    return switch (event) {
      case UserRegistered _ -> new Fact("user.registered", invalidation.addTo(data));
      case UserProfileChanged(var changed) ->
          new Fact("user.profile_changed", invalidation.addTo(data.put("changed", changed)));
      case UserRoleChanged(var from, var to) ->
          new Fact(
              "user.role_changed",
              invalidation.addTo(data.put("from", from.label()).put("to", to.label())));
    };
  }
}
