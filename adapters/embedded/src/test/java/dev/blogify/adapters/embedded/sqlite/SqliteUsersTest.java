package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.user.Users;
import dev.blogify.application.user.UsersContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteUsersTest implements UsersContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqliteUsersTest() throws IOException {}

  @Override
  public Users users() {
    return new SqliteUsers(fresh.database());
  }

  @Override
  public int facts() {
    return fresh.facts();
  }
}
