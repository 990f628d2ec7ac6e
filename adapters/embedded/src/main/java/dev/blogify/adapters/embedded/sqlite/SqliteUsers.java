package dev.blogify.adapters.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.user.Users;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.user.Bio;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** How people present themselves, in the table {@code user}. */
public final class SqliteUsers implements Users {
  private static final Aggregates USERS =
      new Aggregates(
          "user", "user_id", "version", "display_name", "bio", "picture", "role", "updated_at");

  private final Database database;

  public SqliteUsers(Database database) {
    this.database = database;
  }

  @Override
  public Option<User> find(UserId id) {
    return database.read(session ->
        session.first("SELECT * FROM user WHERE user_id = ?", SqliteUsers::user, id.value()));
  }

  @Override
  public Either<Outdated, User> commit(UserChange change, Cause cause) {
    return database.commit(session -> {
      var after = change.after();
      if (!USERS.store(
          session, change.before().map(User::version), after.id().value(), columns(after))) {
        return left(new Outdated());
      }
      Aggregates.journal(session, Journal.events(change, cause));
      return right(after);
    });
  }

  private static Seq<Object> columns(User user) {
    return List.<Object>of(
        user.version().number(),
        user.name().value(),
        user.bio().map(Bio::value),
        user.picture().map(MediaId::value),
        user.role().label(),
        user.updatedAt());
  }

  private static User user(Row row) {
    return new User(
        new UserId(row.text("user_id")),
        new Version(row.number("version")),
        new DisplayName(row.text("display_name")),
        row.optionalText("bio").map(Bio::new),
        row.optionalId("picture").map(MediaId::new),
        Role.parse(row.text("role")).get(),
        row.instant("updated_at"));
  }
}
