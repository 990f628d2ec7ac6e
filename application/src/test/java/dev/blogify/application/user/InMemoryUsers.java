package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.CommandContexts;
import dev.blogify.application.CommittedChange;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** User profiles in memory, as strict as the real stores. */
public final class InMemoryUsers implements Users {
  private final Map<UserId, User> users = new HashMap<>();
  private Vector<CommittedChange<UserChange>> committed = Vector.empty();

  /** Commits a change that must succeed. */
  public User save(UserChange change) {
    return commit(change, CommandContexts.forActor(Actor.SYSTEM)).get();
  }

  /** All committed changes, in order. */
  public synchronized Seq<CommittedChange<UserChange>> committed() {
    return committed;
  }

  @Override
  public synchronized Option<User> find(UserId id) {
    return Option.of(users.get(id));
  }

  @Override
  public synchronized Either<OutdatedVersion, User> commit(
      UserChange change, CommandContext context) {
    if (change.isEmpty()) {
      throw new IllegalArgumentException("Nothing to commit: " + change);
    }
    var after = change.after();
    if (!find(after.id()).map(User::version).equals(change.before().map(User::version))) {
      return left(new OutdatedVersion());
    }
    users.put(after.id(), after);
    committed = committed.append(new CommittedChange<>(change, context));
    return right(after);
  }
}
