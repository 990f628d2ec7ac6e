package dev.blogify.adapters.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.user.Users;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How people present themselves, in the table Users. */
public final class DynamoUsers implements Users {
  private final Database database;
  private final Aggregates users;

  public DynamoUsers(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.users = new Aggregates(names, Tables.USERS);
  }

  @Override
  public Option<User> find(UserId id) {
    return database.get(users.table(), UserItem.key(id)).map(UserItem::user);
  }

  @Override
  public Either<Outdated, User> commit(UserChange change, Cause cause) {
    var user = change.after();
    var item = Aggregates.journaled(UserItem.of(user), Journal.events(change, cause));
    return users.store(database, change.before().map(User::version), item)
        ? right(user)
        : left(new Outdated());
  }
}
