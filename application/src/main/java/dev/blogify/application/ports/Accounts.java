package dev.blogify.application.ports;

import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;

/** The accounts of the user pool. Every implementation passes {@code AccountsContract}. */
public interface Accounts {
  /**
   * Replaces the role of an account: its only group and its role attribute. Only tokens that are
   * issued afterwards contain the new role. Idempotent.
   *
   * @return display name of the account; none if the account does not exist
   */
  Option<DisplayName> assignRole(UserId user, Role role);

  /**
   * The role in the next token of an account.
   *
   * @return none if the account does not exist
   */
  Option<Role> findRole(UserId user);
}
