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

/** How people present themselves, in the table Users. */
public final class DynamoUsers implements Users {
  private final DynamoGateway dynamo;
  private final VersionedTable usersTable;

  public DynamoUsers(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.usersTable = new VersionedTable(names, Tables.USERS);
  }

  @Override
  public Option<User> find(UserId id) {
    return dynamo.get(usersTable.tableName(), UserItem.key(id)).map(UserItem::toUser);
  }

  @Override
  public Either<OutdatedVersion, User> commit(UserChange change, CommandContext cause) {
    var user = change.after();
    var item = VersionedTable.withOutbox(UserItem.of(user), Outbox.events(change, cause));
    return usersTable.store(dynamo, change.before().map(User::version), item)
        ? right(user)
        : left(new OutdatedVersion());
  }
}
