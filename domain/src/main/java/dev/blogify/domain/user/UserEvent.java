package dev.blogify.domain.user;

import dev.blogify.domain.access.Role;
import io.vavr.collection.Seq;

/** A domain event of a user; {@link UserChange} has the id, version and time. */
public sealed interface UserEvent {
  record UserRegistered(DisplayName name) implements UserEvent {}

  record UserProfileChanged(Seq<String> changedFields) implements UserEvent {}

  record UserRoleChanged(Role from, Role to) implements UserEvent {}
}
