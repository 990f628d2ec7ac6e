package dev.blogify.adapters.out.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
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
    return users.get(key(id)).map(DynamoUsers::toUser);
  }

  @Override
  public Either<OutdatedVersion, User> commit(UserChange change, CommandContext context) {
    var user = change.after();
    var item = toItem(user).withOutbox(Outbox.events(change, context));
    return users.putInTransaction(item, Condition.hasVersion(change.before().map(User::version)))
        ? right(user)
        : left(new OutdatedVersion());
  }

  private static Item key(UserId id) {
    return Item.of("userId", id.value());
  }

  private static Item toItem(User user) {
    return key(user.id())
        .with("version", user.version().number())
        .with("displayName", user.name().value())
        .with("bio", user.bio().map(Bio::value))
        .with("pictureMediaId", user.picture().map(MediaId::value))
        .with("role", user.role().label())
        .with("updatedAt", user.updatedAt());
  }

  private static User toUser(Item item) {
    return new User(
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new DisplayName(item.text("displayName")),
        item.optionalText("bio").map(Bio::new),
        item.optionalId("pictureMediaId").map(MediaId::new),
        Role.parse(item.text("role")).get(),
        item.instant("updatedAt"));
  }
}
