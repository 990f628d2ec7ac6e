package dev.blogify.domain.access;

import io.vavr.control.Option;

/**
 * The actors that may perform an action.
 *
 * @param own minimum role for one's own resource; none if no role suffices
 * @param others minimum role for a resource of another user; none if no role suffices
 * @param isAllowedForSystem whether Blogify's own jobs may perform the action
 */
record Permission(Option<Role> own, Option<Role> others, boolean isAllowedForSystem) {
  static Permission own(Role minimum) {
    return new Permission(Option.some(minimum), Option.none(), false);
  }

  static Permission systemOnly() {
    return new Permission(Option.none(), Option.none(), true);
  }

  Permission others(Role minimum) {
    return new Permission(own, Option.some(minimum), isAllowedForSystem);
  }

  Permission system() {
    return new Permission(own, others, true);
  }
}
