package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.ports.Users;
import dev.blogify.application.user.UsersContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteUsersTest implements UsersContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqliteUsersTest() throws IOException {}

  @Override
  public Users users() {
    return new SqliteUsers(sqlite.database());
  }

  @Override
  public int eventCount() {
    return sqlite.outboxEventCount();
  }
}
