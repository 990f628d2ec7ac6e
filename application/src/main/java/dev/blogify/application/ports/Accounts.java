package dev.blogify.application.ports;

import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;

/**
 * The user pool, as far as Blogify changes it. Every implementation passes {@code
 * AccountsContract}.
 */
public interface Accounts {
  /**
   * Makes a role the only one of an account: its group and its {@code custom:role}. Acts with the
   * next token. May be repeated.
   *
   * @return how the account is called; none if there is no such account
   */
  Option<DisplayName> assignRole(UserId user, Role role);
}
