package dev.blogify.adapters.out.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** User profiles in the table Users. */
public final class DynamoUsers implements Users {
  private final DynamoTable users;

  public DynamoUsers(DynamoDbClient client, TableNames names) {
    this.users = new DynamoTable(new DynamoGateway(client), names, Tables.USERS);
  }

  @Override
  public Option<User> find(UserId id) {
    return users.get(UserItem.key(id)).map(UserItem::toUser);
  }

  @Override
  public Either<OutdatedVersion, User> commit(UserChange change, CommandContext context) {
    var user = change.after();
    var item = AggregateItem.withOutbox(UserItem.of(user), Outbox.events(change, context));
    return users.putInTransaction(item, Condition.hasVersion(change.before().map(User::version)))
        ? right(user)
        : left(new OutdatedVersion());
  }
}
