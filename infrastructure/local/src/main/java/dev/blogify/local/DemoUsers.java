package dev.blogify.local;

import dev.blogify.adapters.embedded.userpool.UserPool;
import dev.blogify.application.Cause;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.Users;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** Somebody of each role, so that there is something to try. Who is there already stays as is. */
public final class DemoUsers {
  public static final String PASSWORD = "Blogify-demo-1";

  private static final String ADMIN = "ada";
  private static final Map<String, Role> ROLES =
      LinkedHashMap.of(
          "alice",
          Role.AUTHOR,
          "bob",
          Role.AUTHOR,
          "erin",
          Role.EDITOR,
          ADMIN,
          Role.ADMIN,
          "rita",
          Role.READER);

  private final UserPool pool;
  private final Users users;
  private final ChangeRole changeRole;

  DemoUsers(UserPool pool, Users users, ChangeRole changeRole) {
    this.pool = pool;
    this.users = users;
    this.changeRole = changeRole;
  }

  public static boolean has(String name) {
    return ROLES.containsKey(name);
  }

  /** Their names, each with its role. */
  public static String list() {
    return ROLES.map(user -> "%s (%s)".formatted(user._1, user._2.label())).mkString(", ");
  }

  void make() {
    var admin = new Person(make(ADMIN, Role.ADMIN), Role.ADMIN);
    ROLES.forEach((name, role) -> giveRole(admin, make(name, role), role));
  }

  private UserId make(String name, Role role) {
    return pool.createUser(name, name + "@example.org", PASSWORD, role);
  }

  /** New rows are readers'. A row that was changed since is somebody's decision. */
  private void giveRole(Person admin, UserId user, Role role) {
    if (users.find(user).exists(row -> row.version().equals(Version.FIRST))) {
      changeRole
          .handle(new ChangeRole.Command(user, role, new Cause(admin, "start", Option.none())))
          .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString()));
    }
  }
}
