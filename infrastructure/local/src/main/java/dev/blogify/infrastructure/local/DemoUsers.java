package dev.blogify.infrastructure.local;

import dev.blogify.adapters.out.embedded.userpool.UserPool;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Ports;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** Demo users with every role. Users that already exist remain unchanged. */
public record DemoUsers(UserPool pool, Ports ports) {
  public static final String PASSWORD = "Blogify-demo-1";

  private static final String ADMIN_NAME = "ada";
  private static final Map<String, Role> ROLES_BY_NAME =
      LinkedHashMap.of(
          "alice",
          Role.AUTHOR,
          "bob",
          Role.AUTHOR,
          "erin",
          Role.EDITOR,
          ADMIN_NAME,
          Role.ADMIN,
          "rita",
          Role.READER);

  public static boolean isDemoUser(String name) {
    return ROLES_BY_NAME.containsKey(name);
  }

  /** The names with the roles, such as {@code alice (author)}. */
  public static String describeAll() {
    return ROLES_BY_NAME.map(user -> "%s (%s)".formatted(user._1, user._2.label())).mkString(", ");
  }

  void create() {
    var admin = new Person(create(ADMIN_NAME, Role.ADMIN), Role.ADMIN);
    ROLES_BY_NAME.forEach((name, role) -> assignRole(admin, create(name, role), role));
  }

  private UserId create(String name, Role role) {
    return pool.createUser(name, name + "@example.org", PASSWORD, role);
  }

  /**
   * Assigns a role to a new user, which is a reader by default. A user with a later version keeps
   * its role, because an administrator may have changed it. The administrator may have lost the
   * role since then, so that a reader must cause no command.
   */
  private void assignRole(Person admin, UserId user, Role role) {
    if (role != Role.READER
        && ports.users().find(user).exists(stored -> stored.version().equals(Version.FIRST))) {
      new ChangeRole(ports.users(), ports.accounts(), ports.clock())
          .handle(
              new ChangeRole.Command(user, role, new CommandContext(admin, "start", Option.none())))
          .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString()));
    }
  }
}
