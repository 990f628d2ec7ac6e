package dev.blogify.domain.user;

import dev.blogify.domain.access.Role;
import io.vavr.collection.Seq;

/** A fact about a user; who, which version and when stand in its {@link UserChange}. */
public sealed interface UserEvent {
  record UserRegistered(DisplayName name) implements UserEvent {}

  record UserProfileChanged(Seq<String> changedFields) implements UserEvent {}

  record UserRoleChanged(Role from, Role to) implements UserEvent {}
}
