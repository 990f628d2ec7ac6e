package dev.blogify.adapters.out.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.user.Bio;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** User profiles and roles, in the table {@code user}. */
public record SqliteUsers(SqliteDatabase database) implements Users {
  private static final SqliteVersionedTable TABLE = new SqliteVersionedTable("user", "user_id");

  @Override
  public Option<User> find(UserId id) {
    return database.queryOne("SELECT * FROM user WHERE user_id = ?", SqliteUsers::user, id.value());
  }

  @Override
  public Either<OutdatedVersion, User> commit(UserChange change, CommandContext context) {
    return database.commit(session -> {
      var after = change.after();
      if (!TABLE.write(
          session, change.before().map(User::version), after.id().value(), columns(after))) {
        return left(new OutdatedVersion());
      }
      SqliteOutbox.append(session, Outbox.events(change, context));
      return right(after);
    });
  }

  private static Map<String, Object> columns(User user) {
    return LinkedHashMap.<String, Object>empty()
        .put("version", user.version().number())
        .put("display_name", user.name().value())
        .put("bio", user.bio().map(Bio::value))
        .put("picture", user.picture().map(MediaId::value))
        .put("role", user.role().label())
        .put("updated_at", user.updatedAt());
  }

  private static User user(Row row) {
    return new User(
        new UserId(row.text("user_id")),
        new Version(row.number("version")),
        new DisplayName(row.text("display_name")),
        row.optionalText("bio").map(Bio::new),
        row.optionalUuid("picture").map(MediaId::new),
        Role.parse(row.text("role")).get(),
        row.instant("updated_at"));
  }
}
